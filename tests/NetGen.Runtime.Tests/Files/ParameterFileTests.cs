using System.Buffers.Binary;

namespace NetGen.Runtime.Tests.Files;

public sealed class ParameterFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_these_bytes()
    {
        using var culture = new HostileCulture();
        LayeredNetwork network = new LayeredNetwork(2, 3).Fill(-1); // W = [[-1, 0, 1], [2, 3, 4]], b = [5, 6, 7]

        byte[] file = SafetensorsFile.Saved(network);

        const string Json =
            """{"__metadata__":{"format":"pt","netgen.fingerprint":"0123456789abcdef"}""" +
            ""","dense1.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}""" +
            ""","dense1.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}""";
        string padding = new(' ', (8 - Json.Length % 8) % 8);
        byte[] values = [.. new float[] { -1, 2, 0, 3, 1, 4, 5, 6, 7 }.SelectMany(LittleEndian)];
        Assert.Equal(SafetensorsFile.Of(Json + padding, values), file);
        Assert.Equal(0, (file.Length - values.Length) % 8);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(17, 33, 3)]
    [InlineData(100, 50, 10)] // more values in a tensor than are moved at a time
    [InlineData(2, 16, 16, 1)]
    public void Loading_gives_back_what_was_saved(params int[] sizes)
    {
        LayeredNetwork saved = new LayeredNetwork(sizes).Fill(0.5f);
        string path = Path.Combine(_folder, "net.safetensors");
        ParameterFile.Save(saved, path);

        var fromPath = new LayeredNetwork(sizes);
        ParameterFile.Load(fromPath, path);
        var fromMemory = new LayeredNetwork(sizes);
        ParameterFile.Load(fromMemory, File.ReadAllBytes(path));

        Assert.Equal(saved.ParameterBuffer, fromPath.ParameterBuffer);
        Assert.Equal(saved.ParameterBuffer, fromMemory.ParameterBuffer);
    }

    [Fact]
    public void Padding_is_not_written_over()
    {
        var network = new LayeredNetwork(3, 5);
        byte[] file = SafetensorsFile.Saved(network.Fill(1));
        network.ParameterBuffer.Fill(-7);

        ParameterFile.Load(network, file);

        Assert.Equal(3 * 11 + 11, network.ParameterBuffer.ToArray().Count(value => value == -7));
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("mixed")]
    public void A_file_from_PyTorch_predicts_as_in_PyTorch(string vector)
    {
        var network = new LayeredNetwork(5, 7, 3);
        float[] inputs = Vectors.Numbers("inputs");
        float[] expected = Vectors.Numbers(vector);

        ParameterFile.Load(network, Vectors.Path($"{vector}.safetensors"), Vectors.SequentialNames);

        float[] outputs = new float[expected.Length];
        network.Predict(inputs, outputs);
        float largest = expected.Max(Math.Abs);
        for (int index = 0; index < expected.Length; index++)
            Assert.InRange(outputs[index], expected[index] - 1e-6f * largest, expected[index] + 1e-6f * largest);
    }

    [Fact]
    public void Every_float_type_is_converted()
    {
        var network = new LayeredNetwork(1, 1);
        byte[] values = [0xC0, 0xBF, 0, 0x3E]; // -1.5 as BF16, 1.5 as F16
        byte[] file = SafetensorsFile.Of(
            """
            {"dense1.weight":{"dtype":"BF16","shape":[1,1],"data_offsets":[0,2]},
             "dense1.bias":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}
            """, values);
        ParameterFile.Load(network, file);
        Assert.Equal(-1.5f, network.ParameterBuffer[0]);
        Assert.Equal(1.5f, network.ParameterBuffer[16]);

        values = [.. BitConverter.GetBytes(0.1), .. BitConverter.GetBytes(float.NegativeInfinity)];
        file = SafetensorsFile.Of(
            """
            {"dense1.weight":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]},
             "dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}
            """, values);
        ParameterFile.Load(network, file);
        Assert.Equal(0.1f, network.ParameterBuffer[0]);
        Assert.Equal(float.NegativeInfinity, network.ParameterBuffer[16]);
    }

    [Fact]
    public void Tensors_may_lie_in_any_order_and_be_named_in_another()
    {
        var network = new LayeredNetwork(1, 1);
        byte[] values = [.. LittleEndian(2), .. LittleEndian(3)];
        byte[] file = SafetensorsFile.Of(
            """
            {"dense1.weight":{"shape":[1,1],"data_offsets":[4,8],"dtype":"F32"},
             "dense1.bias":{"dtype":"F32","data_offsets":[0,4],"shape":[1]}}
            """, values);

        ParameterFile.Load(network, file);

        Assert.Equal(3, network.ParameterBuffer[0]);
        Assert.Equal(2, network.ParameterBuffer[16]);
    }

    [Fact]
    public void A_mismatch_lists_every_tensor_and_changes_nothing()
    {
        LayeredNetwork network = new LayeredNetwork(2, 3, 1).Fill(1);
        float[] before = network.ParameterBuffer.ToArray();
        byte[] file = SafetensorsFile.Of(
            """
            {"dense1.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
             "dense1.bias":{"dtype":"I32","shape":[3],"data_offsets":[24,36]},
             "dense2.bias":{"dtype":"F32","shape":[1],"data_offsets":[36,40]},
             "dense3.bias":{"dtype":"F32","shape":[],"data_offsets":[40,44]},
             "steps":{"dtype":"I64","shape":[1],"data_offsets":[44,52]}}
            """,
            52);

        var exception = Assert.Throws<ParameterFileException>(() => ParameterFile.Load(network, file));

        Assert.Equal(
            [
                "misshapen: 'dense1.weight' is [2, 3] in the file, [3, 2] in the network.",
                "misshapen: 'dense1.bias' is of type I32; F32, F64, F16 and BF16 can be read.",
                "missing: dense2.weight [1, 3].",
                "extra: 'dense3.bias' [].",
                "extra: 'steps' [1].",
            ],
            exception.Mismatches);
        Assert.Equal("The parameter file does not fit LayeredNet:\n  " + string.Join("\n  ", exception.Mismatches), exception.Message);
        Assert.Equal(before, network.ParameterBuffer);
    }

    [Fact]
    public void A_mismatch_tells_names_by_the_map()
    {
        var network = new LayeredNetwork(1, 1);
        byte[] file = SafetensorsFile.Of(
            """
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},
             "b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},
             "dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}
            """, 12);
        var names = new Dictionary<string, string> { ["a"] = "dense1.bias", ["b"] = "dense9.bias", ["c"] = "dense1.weight" };

        var exception = Assert.Throws<ParameterFileException>(() => ParameterFile.Load(network, file, names));

        Assert.Equal(
            [
                "extra: 'dense1.bias' [1], beside 'a' for the same tensor.",
                "missing: dense1.weight [1, 1] ('c' by the map of names).",
                "extra: 'b' ('dense9.bias' by the map of names) [1].",
            ],
            exception.Mismatches);
    }

    [Fact]
    public void A_mismatch_of_another_networks_file_says_so()
    {
        byte[] file = SafetensorsFile.Saved(new LayeredNetwork("fedcba9876543210", [2, 2]));

        var exception = Assert.Throws<ParameterFileException>(() => ParameterFile.Load(new LayeredNetwork(2, 3), file));

        Assert.EndsWith("(fingerprint 'fedcba9876543210', here 0123456789abcdef).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_networks_file_loads_where_its_tensors_fit()
    {
        LayeredNetwork other = new LayeredNetwork("fedcba9876543210", [2, 3]).Fill(4);
        var network = new LayeredNetwork(2, 3);

        ParameterFile.Load(network, SafetensorsFile.Saved(other));

        Assert.Equal(other.ParameterBuffer, network.ParameterBuffer);
    }

    [Fact]
    public void A_long_list_of_mismatches_is_whole_in_the_exception_and_cut_in_its_message()
    {
        const string Empty = "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
        byte[] file = SafetensorsFile.Of($"{{{string.Join(",", Enumerable.Range(0, 1000).Select(index => $"\"t{index}\":{Empty}"))}}}", 0);

        var exception = Assert.Throws<ParameterFileException>(() => ParameterFile.Load(new LayeredNetwork(1, 1), file));

        Assert.Equal(1002, exception.Mismatches.Count);
        Assert.EndsWith("and 902 more.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_from_a_file_cannot_steer_the_terminal()
    {
        string name = "\\u001b[2J\\u202e" + new string('x', 100_000);
        byte[] file = SafetensorsFile.Of($"{{\"{name}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}}}", 0);

        var exception = Assert.Throws<ParameterFileException>(() => ParameterFile.Load(new LayeredNetwork(1, 1), file));

        Assert.Contains(@"extra: '\u001b[2J\u202exxx", exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Message.Length, 100, 500);
    }

    [Fact]
    public void Saving_replaces_a_file_and_leaves_no_other()
    {
        string path = Path.Combine(_folder, "net.safetensors");
        ParameterFile.Save(new LayeredNetwork(9, 9).Fill(1), path);
        LayeredNetwork network = new LayeredNetwork(2, 2).Fill(2);

        ParameterFile.Save(network, path);

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
        Assert.Equal(SafetensorsFile.Saved(network), File.ReadAllBytes(path));
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_no_other()
    {
        string path = Path.Combine(_folder, "net.safetensors");
        ParameterFile.Save(new LayeredNetwork(2, 2).Fill(1), path);
        byte[] before = File.ReadAllBytes(path);

        Assert.Throws<InvalidOperationException>(() => ParameterFile.Save(new FailingNetwork(), path));

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_rename_that_fails_leaves_no_temporary_file()
    {
        string path = Path.Combine(_folder, "folder");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => ParameterFile.Save(new LayeredNetwork(2, 2), path));

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_stream_is_written_from_its_position_and_stays_open()
    {
        using var stream = new MemoryStream();
        stream.WriteByte(42);
        LayeredNetwork network = new LayeredNetwork(2, 2).Fill(1);

        ParameterFile.Save(network, stream);

        Assert.Equal([42, .. SafetensorsFile.Saved(network)], stream.ToArray());
    }

    [Fact]
    public void A_damaged_file_is_called_by_its_path()
    {
        string path = Path.Combine(_folder, "short.safetensors");
        File.WriteAllBytes(path, SafetensorsFile.Saved(new LayeredNetwork(2, 2))[..^1]);

        var exception = Assert.Throws<ParameterFileException>(() => ParameterFile.Load(new LayeredNetwork(2, 2), path));

        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_the_systems_exception() =>
        Assert.Throws<FileNotFoundException>(() => ParameterFile.Load(new LayeredNetwork(1, 1), Path.Combine(_folder, "none.safetensors")));

    private static byte[] LittleEndian(float value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>Its parameters cannot be read, so that saving fails after the header.</summary>
    private sealed class FailingNetwork : INetwork
    {
        public NetworkDescription Description => new LayeredNetwork(2, 2).Description;

        public Span<float> ParameterBuffer => throw new InvalidOperationException();

        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();
    }
}
