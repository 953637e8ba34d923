using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.TensorBoard;

public class TensorBoardLogTests
{
    [Fact]
    public void A_run_has_its_curves_histograms_and_hyperparameters()
    {
        using var culture = new HostileCulture();
        using var directory = new TemporaryDirectory();
        LinearNetwork network = Classifier();
        DataSet clouds = Samples.Clouds(30, seed: 1);
        var settings = new Dictionary<string, object> { ["rate"] = 0.5 };

        History history = network.Fit(
            clouds, clouds, epochs: 3, batchSize: 10,
            callbacks: [Callbacks.TensorBoard(directory["logs"], settings, gradients: true, stepInterval: 2)]);

        Message[] train = EventFileReader.Read(directory["logs/train"]);
        Message[] validation = EventFileReader.Read(directory["logs/validation"]);
        Assert.Equal(history.Epochs.Select(epoch => ((long)epoch.Epoch, (float)epoch.Loss)), Curve(train, "loss"));
        Assert.Equal(history.Epochs.Select(epoch => ((long)epoch.Epoch, (float)epoch.Accuracy!.Value)), Curve(train, "accuracy"));
        Assert.Equal(history.Epochs.Select(epoch => ((long)epoch.Epoch, (float)epoch.ValidationLoss!.Value)), Curve(validation, "loss"));
        Assert.Equal(history.Epochs.Select(epoch => ((long)epoch.Epoch, (float)epoch.ValidationAccuracy!.Value)), Curve(validation, "accuracy"));
        Assert.Equal([2L, 4, 6, 8], Curve(train, "steps/loss").Select(point => point.Step));
        Assert.Equal(3, Curve(train, "run/learning rate").Count());
        Assert.Equal(3, Curve(train, "run/samples per second").Count());

        Message weights = EventFileReader.Values(train, "parameters/dense1.weight")[^1].Value[5];
        Assert.Equal((6, network.ParameterBuffer[..6].ToArray().Sum(value => (double)value)), (weights.Double(3), weights.Double(4)));
        Assert.Equal(3, EventFileReader.Values(train, "gradients/dense1.bias").Length);
        Assert.NotEqual(0, EventFileReader.Values(train, "gradients/dense1.weight")[0].Value[5].Double(5));

        Message[] run = EventFileReader.Read(directory["logs"]);
        Message start = EventFileReader.Values(run, "_hparams_/session_start_info").Single().Value[9][1][2];
        Assert.Equal(["network", "epochs", "batch size", "learning rate", "rate"], start[3].All(1).Select(entry => entry.Text(1)));
        Assert.Single(EventFileReader.Values(run, "_hparams_/session_end_info"));
        Assert.Contains("| dense1.weight | 2 × 3 | 6 |", EventFileReader.Values(run, "network").Single().Value[8].Text(8), StringComparison.Ordinal);
    }

    [Fact]
    public void The_layers_are_drawn_and_watched()
    {
        using var directory = new TemporaryDirectory();
        var network = new LinearNetwork(4, 3, LossFunction.SoftmaxCrossEntropy) { ShownActivation = ActivationFunction.ReLU };
        var pictures = new DataSet([1, 2, 3, 4, 5, 6, 7, 8], 4, [0, 1]);

        network.Fit(pictures, epochs: 2, callbacks: [Callbacks.TensorBoard(directory["logs"], activations: true, imageWidth: 2)]);

        Message[] train = EventFileReader.Read(directory["logs/train"]);
        Assert.Equal([6.0, 6], EventFileReader.Values(train, "activations/dense1").Select(value => value.Value[5].Double(3)));
        Assert.Equal([(1L, 0f), (2, 0)], Curve(train, "dead units/dense1"));
        Message image = EventFileReader.Values(train, "first layer")[^1].Value[4];
        Assert.Equal((2, 8), (image.Int64(1), image.Int64(2))); // three pictures of 2 × 2 beside one another
        Message graph = EventFileReader.Read(directory["logs"]).Single(message => message.Has(4))[4];
        Assert.Equal(["input", "dense1", "target", "loss"], graph.All(1).Select(node => node.Text(1)));
    }

    /// <summary>A learning rate of 0 keeps the weights, which take every sample for class 1.</summary>
    [Fact]
    public void What_was_misread_is_shown_at_the_end()
    {
        using var directory = new TemporaryDirectory();
        var network = new LinearNetwork(4, 2, LossFunction.SoftmaxCrossEntropy) { InitialLearningRate = 0 };
        network.ParameterBuffer.Clear();
        for (int input = 0; input < 4; input++)
            network.ParameterBuffer[2 * input + 1] = 1;
        var pictures = new DataSet([0, 1, 2, 3, 4, 5, 6, 7, 1, 1, 1, 2], 4, [0, 1, 0]);

        network.Fit(pictures, pictures, epochs: 1, callbacks: [Callbacks.TensorBoard(directory["logs"], imageWidth: 2)]);

        Message[] validation = EventFileReader.Read(directory["logs/validation"]);
        Message first = EventFileReader.Values(validation, "misread/01 sample 0, 0 as 1").Single().Value[4];
        Assert.Equal((2, 2), (first.Int64(1), first.Int64(2)));
        Assert.Single(EventFileReader.Values(validation, "misread/02 sample 2, 0 as 1"));
        Assert.Equal(2, validation.Where(message => message.Has(5)).SelectMany(message => message[5].All(1)).Count(value => value.Text(1).StartsWith("misread/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_weights_of_a_unit_are_a_picture_from_black_to_white()
    {
        var network = new LinearNetwork(4, 2, LossFunction.SoftmaxCrossEntropy);
        float[] weights = [1, 0, -2, 0, 0.5f, 0, 0, 8];
        weights.CopyTo(network.ParameterBuffer);

        FilterSheet sheet = FilterSheet.Of(network.ParameterBuffer, network.Description, imageWidth: 2)!;

        Assert.Equal((5, 2), (sheet.Width, sheet.Height));
        Assert.Equal([0.75f, 0, 0, 0.5f, 0.5f, 0.625f, 0.5f, 0, 0.5f, 1], sheet.Pixels);
        Assert.Throws<InvalidOperationException>(
            () => network.Fit(new DataSet([1, 2, 3, 4], 4, [0]), callbacks: [Callbacks.TensorBoard("never made", imageWidth: 3)]));
    }

    [Fact]
    public void Training_is_the_same_with_and_without_it()
    {
        using var directory = new TemporaryDirectory();
        LinearNetwork watched = Classifier();
        LinearNetwork alone = Classifier();
        DataSet clouds = Samples.Clouds(30, seed: 1);
        watched.Fit(clouds, epochs: 3, callbacks: [Callbacks.TensorBoard(directory["logs"], gradients: true)]);
        alone.Fit(clouds, epochs: 3);
        Assert.Equal(alone.ParameterBuffer.ToArray(), watched.ParameterBuffer.ToArray());
        Assert.False(Directory.Exists(directory["logs/validation"]));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        using var directory = new TemporaryDirectory();
        List<long> measurements = new(1000);
        Classifier().Fit(
            Samples.Clouds(300, seed: 1), epochs: 1, batchSize: 3, callbacks: [Callbacks.TensorBoard(directory["logs"], stepInterval: 1), new Prober(measurements)]);
        Assert.Equal(measurements[50], measurements[99]);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>("directory", () => Callbacks.TensorBoard(""));
        Assert.Throws<ArgumentOutOfRangeException>("stepInterval", () => Callbacks.TensorBoard("x", stepInterval: 0));
    }

    private static IEnumerable<(long Step, float Value)> Curve(Message[] events, string tag) =>
        EventFileReader.Values(events, tag).Select(value => (value.Step, value.Value.Float(2)));

    private static LinearNetwork Classifier() => new(2, 3, LossFunction.SoftmaxCrossEntropy);

    private sealed class Prober(List<long> measurements) : ITrainingCallback
    {
        public void BatchEnds(TrainingProgress progress) => measurements.Add(GC.GetAllocatedBytesForCurrentThread());
    }
}
