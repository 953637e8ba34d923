using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.TensorBoard;

/// <summary>Event files against TensorBoard's published definitions; the numbers of fields are those of its .proto files.</summary>
public class EventFileTests
{
    [Fact]
    public void The_crc_is_the_one_of_Castagnoli() => Assert.Equal(0xE3069283, EventFileReader.Crc32C("123456789"u8));

    [Fact]
    public void A_file_begins_with_its_version()
    {
        Message first = Write(_ => { })[0];
        Assert.Equal("brain.Event:2", first.Text(3));
        Assert.Equal((DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds, first.Double(1), 60.0);
    }

    [Fact]
    public void Scalars_have_a_tag_a_step_and_a_value()
    {
        Message[] events = Write(file =>
        {
            file.AddScalar("loss/ä", -0.5, 1L << 40);
            file.AddScalar("loss/ä", double.NaN, 0);
        });

        (long step, Message value) = EventFileReader.Values(events, "loss/ä")[0];
        Assert.Equal((1L << 40, -0.5f), (step, value.Float(2)));
        Assert.Equal(float.NaN, EventFileReader.Values(events, "loss/ä")[1].Value.Float(2));
    }

    [Fact]
    public void Histograms_count_values_in_buckets()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(index => (index + 0.5f) / 100), float.NaN, float.PositiveInfinity];
        Message[] events = Write(file => file.AddHistogram("weights", values, 3));

        Message histogram = EventFileReader.Values(events, "weights").Single().Value[5];
        Assert.Equal((0.005, 9.995, 1000), (Math.Round(histogram.Double(1), 6), Math.Round(histogram.Double(2), 6), histogram.Double(3)));
        Assert.Equal(5000, histogram.Double(4), 1e-3);
        Assert.Equal(values.Take(1000).Sum(value => (double)value * value), histogram.Double(5), 1e-6);
        double[] limits = histogram.Packed(6);
        double[] counts = histogram.Packed(7);
        Assert.Equal(limits.Length, counts.Length);
        Assert.Equal(histogram.Double(2), limits[^1]);
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            double low = bucket == 0 ? double.NegativeInfinity : limits[bucket - 1];
            Assert.Equal(values.Count(value => value >= low && value < limits[bucket] || value == limits[bucket] && bucket == counts.Length - 1), counts[bucket], 1.0);
        }
        Assert.Equal(1000, counts.Sum());
    }

    [Fact]
    public void A_histogram_of_equal_or_of_no_finite_values_is_one_nevertheless()
    {
        Message[] events = Write(file =>
        {
            file.AddHistogram("equal", [2, 2, 2], 0);
            file.AddHistogram("none", [float.NaN], 0);
            Assert.Throws<ArgumentException>("values", () => file.AddHistogram("empty", [], 0));
        });
        Assert.Equal(3, EventFileReader.Values(events, "equal").Single().Value[5].Packed(7).Sum());
        Assert.Equal(0, EventFileReader.Values(events, "none").Single().Value[5].Packed(7).Sum());
    }

    [Fact]
    public void Texts_are_tensors_of_the_text_plugin()
    {
        Message value = EventFileReader.Values(Write(file => file.AddText("note", "**bold** 数", 2)), "note").Single().Value;
        Assert.Equal("text", value[9][1].Text(1));
        Assert.Equal(2, value[9].Int64(4)); // DATA_CLASS_TENSOR
        Assert.Equal(7, value[8].Int64(1)); // DT_STRING
        Assert.Equal(1, value[8][2][2].Int64(1)); // of shape [1]
        Assert.Equal("**bold** 数", value[8].Text(8));
    }

    [Fact]
    public void Images_are_png()
    {
        Message image = EventFileReader.Values(Write(file => file.AddImage("digit", [0, 0.5f, 1, 2, -1, float.NaN], 3, 2, 0)), "digit").Single().Value[4];
        Assert.Equal((2, 3, 1), (image.Int64(1), image.Int64(2), image.Int64(3)));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], image.Bytes(4)[..4]);
    }

    [Fact]
    public void A_graph_is_a_GraphDef_with_the_edges_shapes()
    {
        LayerGraphNode[] nodes =
            [new("input", "Placeholder", null, 784), new("a/dense1", "Dense", ActivationFunction.ReLU, 10, "input"), new("loss", "Hinge", null, 0, "a/dense1", "input")];
        Message graph = Write(file => file.AddGraph(nodes)).Single(message => message.Has(4))[4];

        Assert.Equal(["input", "a/dense1", "loss"], graph.All(1).Select(node => node.Text(1)));
        Assert.Equal(["Placeholder", "Dense", "Hinge"], graph.All(1).Select(node => node.Text(2)));
        Assert.Equal(["a/dense1", "input"], graph.All(1)[2].Texts(3));
        Message[] attributes = graph.All(1)[1].All(5);
        Assert.Equal(["activation", "_output_shapes"], attributes.Select(attribute => attribute.Text(1)));
        Assert.Equal("ReLU", attributes[0][2].Text(2));
        Assert.Equal([-1L, 10], attributes[1][2][1][7].All(2).Select(dimension => dimension.Int64(1)));
        Assert.Equal(22, graph[4].Int64(1));
    }

    [Fact]
    public void Hyperparameters_are_messages_of_their_plugin()
    {
        using var culture = new HostileCulture();
        var values = new Dictionary<string, object> { ["rate"] = 0.1f, ["shuffled"] = true, ["name"] = "x", ["day"] = new DateOnly(2025, 2, 3) };
        Message[] events = Write(file =>
        {
            file.AddHyperparameters(values, [("validation", "loss")]);
            file.AddSessionEnd(isSuccess: true);
        });

        Message experiment = Plugin(events, "_hparams_/experiment")[2];
        Assert.Equal(["rate", "shuffled", "name", "day"], experiment.All(4).Select(info => info.Text(1)));
        Assert.Equal([3L, 2, 1, 1], experiment.All(4).Select(info => info.Int64(4))); // float64, bool, string, string
        Assert.Equal(("validation", "loss"), (experiment[5][1].Text(1), experiment[5][1].Text(2)));

        Message[] start = Plugin(events, "_hparams_/session_start_info")[3].All(1);
        Assert.Equal(["rate", "shuffled", "name", "day"], start.Select(entry => entry.Text(1)));
        Assert.Equal((0.1, 1, "x", "02/03/2025"), (start[0][2].Double(2), start[1][2].Int64(4), start[2][2].Text(3), start[3][2].Text(3)));

        Assert.Equal(1, Plugin(events, "_hparams_/session_end_info")[4].Int64(1)); // STATUS_SUCCESS
    }

    [Fact]
    public void A_scalar_allocates_nothing()
    {
        using var directory = new TemporaryDirectory();
        using var file = new EventFile(directory["run"]);
        file.AddScalar("loss", 1, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 1000; step++)
            file.AddScalar("loss", 1, step);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Two_files_of_one_run_do_not_meet()
    {
        using var directory = new TemporaryDirectory();
        new EventFile(directory["run"]).Dispose();
        new EventFile(directory["run"]).Dispose();
        Assert.Equal(2, Directory.GetFiles(directory["run"]).Length);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        using var directory = new TemporaryDirectory();
        using var file = new EventFile(directory["run"]);
        Assert.Throws<ArgumentException>("tag", () => file.AddScalar(" ", 1, 1));
        Assert.Throws<ArgumentException>("pixels", () => file.AddImage("x", [1], 2, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => file.AddImage("x", [1], 0, 1, 1));
        Assert.Throws<ArgumentException>("directory", () => new EventFile(""));
    }

    private static Message Plugin(Message[] events, string tag)
    {
        Message value = EventFileReader.Values(events, tag).Single().Value;
        Assert.Equal("hparams", value[9][1].Text(1));
        Assert.Equal(1, value[8].Int64(1)); // DT_FLOAT: a value has to be there
        Message content = value[9][1][2];
        Assert.False(content.Has(1)); // version 0
        return content;
    }

    private static Message[] Write(Action<EventFile> write)
    {
        using var directory = new TemporaryDirectory();
        using (var file = new EventFile(directory["run"]))
            write(file);
        return EventFileReader.Read(directory["run"]);
    }
}
