using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training;

public class CallbacksTests
{
    private const string Stopped =
        "Stopped: the validation loss has not improved since epoch 2 (1.2500), whose parameters are restored.";

    [Theory]
    // The validation losses of the epochs; patience; smallest improvement; epochs run; the epoch whose parameters stay.
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, 2, 0.0, 5, 5)]
    [InlineData(new[] { 5.0, 4, 6, 7, 1 }, 2, 0.0, 4, 2)]
    [InlineData(new[] { 5.0, 4, 6, 3, 5, 5, 5 }, 2, 0.0, 6, 4)]
    [InlineData(new[] { 5.0, 5, 5, 5 }, 1, 0.0, 2, 1)]
    [InlineData(new[] { 5.0, 4.5, 4.2, 3.9, 3.8 }, 3, 1.0, 5, 4)] // 4.5 and 4.2 are within 1 of 5, 3.9 is not
    [InlineData(new[] { 5.0, 4.5, 4.2, 4.1, 3.8 }, 3, 1.0, 4, 1)]
    [InlineData(new[] { 3.0, double.NaN, double.NaN, 1 }, 2, 0.0, 3, 1)]
    [InlineData(new[] { double.NaN, double.NaN, 1.0, 2 }, 2, 0.0, 2, 2)] // nothing to restore: the last parameters stay
    public void Early_stopping_restores_the_best_epoch(double[] losses, int patience, double minDelta, int epochs, int best)
    {
        var network = new ScriptedNetwork(losses);

        History history = network.Fit(Data, Data, losses.Length, callbacks: [EarlyStopping(patience, minDelta)]);

        Assert.Equal(epochs, history.Epochs.Count);
        Assert.Equal(best, network.ParameterBuffer[0]);
        Assert.Equal(epochs < losses.Length, history.StopReason is not null);
    }

    [Fact]
    public void Early_stopping_says_why()
    {
        using var culture = new HostileCulture();
        History stopped = new ScriptedNetwork([5, 4, 6]).Fit(Data, Data, 9, callbacks: [EarlyStopping(1)]);
        Assert.Equal("the validation loss has not improved since epoch 2 (4.0000), whose parameters are restored.", stopped.StopReason);

        History diverged = new ScriptedNetwork([double.NaN, double.NaN]).Fit(Data, Data, 9, callbacks: [EarlyStopping(2)]);
        Assert.Equal("the validation loss was never a finite number in 2 epochs.", diverged.StopReason);
    }

    [Fact]
    public void Early_stopping_can_be_used_again()
    {
        ITrainingCallback stopping = EarlyStopping(1);
        new ScriptedNetwork([1, 2]).Fit(Data, Data, 9, callbacks: [stopping]);
        var network = new ScriptedNetwork([5, 4, 6]);
        Assert.Equal(3, network.Fit(Data, Data, 9, callbacks: [stopping]).Epochs.Count);
        Assert.Equal(2, network.ParameterBuffer[0]);
    }

    [Fact]
    public void Early_stopping_needs_validation_data() =>
        Assert.Throws<InvalidOperationException>(() => new ScriptedNetwork([1]).Fit(Data, callbacks: [EarlyStopping(1)]));

    [Fact]
    public void Early_stopping_checks_its_arguments()
    {
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => EarlyStopping(0));
        Assert.Throws<ArgumentOutOfRangeException>("minDelta", () => EarlyStopping(1, -1e-9));
        Assert.Throws<ArgumentOutOfRangeException>("minDelta", () => EarlyStopping(1, double.NaN));
    }

    [Theory]
    [InlineData(new[] { 5.0, 4, 4, 4, 4, 4 }, 1, new[] { 1.0, 1, 1, 1, 0.5, 0.5 })]
    [InlineData(new[] { 5.0, 5, 5, 5 }, 0, new[] { 1.0, 1, 0.5, 0.25 })]
    [InlineData(new[] { 5.0, 4, 3, 2 }, 0, new[] { 1.0, 1, 1, 1 })]
    public void The_rate_falls_on_a_plateau(double[] losses, int patience, double[] rates)
    {
        var network = new ScriptedNetwork(losses) { LearningRate = 1 };
        History history = network.Fit(Data, Data, losses.Length, callbacks: [ReduceOnPlateau(0.5, patience)]);
        Assert.Equal(rates, history.Epochs.Select(epoch => (double)epoch.LearningRate));
        Assert.Throws<InvalidOperationException>(() => new ScriptedNetwork([1]).Fit(Data, callbacks: [ReduceOnPlateau()]));
    }

    [Fact]
    public void Plain_progress_is_a_line_an_epoch_in_any_culture()
    {
        using var culture = new HostileCulture();
        using var writer = new StringWriter { NewLine = "\n" };

        new ScriptedNetwork([2.5, 1.25, 3]).Fit(Data, Data, 12, callbacks: [EarlyStopping(1), PlainProgress(writer)]);

        string[] lines = writer.ToString().Split('\n');
        Assert.Matches("^epoch  1/12  loss 0.5000  validation loss 2.5000  [0-9,]+ samples/s$", lines[0]);
        Assert.Matches("^epoch  2/12  loss 0.5000  validation loss 1.2500  [0-9,]+ samples/s$", lines[1]);
        Assert.Matches("^epoch  3/12  loss 0.5000  validation loss 3.0000  [0-9,]+ samples/s$", lines[2]);
        Assert.Equal(Stopped, lines[3]);
    }

    [Fact]
    public void Plain_progress_has_accuracies_where_there_are_classes()
    {
        using var writer = new StringWriter();
        DataSet clouds = Samples.Clouds(30, seed: 1);

        new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy).Fit(clouds, clouds, 1, callbacks: [PlainProgress(writer)]);

        const string Share = "[01][.][0-9]{4}";
        Assert.Matches(
            $"^epoch 1/1  loss [0-9.]+  accuracy {Share}  validation loss [0-9.]+  validation accuracy {Share}  ", writer.ToString());
    }

    [Fact]
    public void The_text_of_a_history_is_a_table()
    {
        using var culture = new HostileCulture();
        History history = new ScriptedNetwork([2.5, 1.25, 3]).Fit(Data, Data, 12, callbacks: [EarlyStopping(1)]);

        string[] lines = history.ToString().ReplaceLineEndings("\n").Split('\n');

        Assert.Equal("epoch      loss  accuracy  val. loss  val. accuracy  learning rate  samples/s", lines[0]);
        Assert.Matches("^    2    0.5000               1.2500                         0.001 +[0-9,]+$", lines[2]);
        Assert.Equal(Stopped, lines[4]);
        Assert.Equal(lines[0].Length, lines[2].Length);
    }

    private static DataSet Data => new([0], 1, [0], 1);

    /// <summary>Its one parameter counts the steps, one an epoch; its loss after each is as written.</summary>
    private sealed class ScriptedNetwork(double[] losses) : ITrainableNetwork, ITrainer
    {
        private readonly float[] _parameters = new float[1];

        public NetworkDescription Description { get; } = new("ScriptedNet", 1, 1, LossFunction.MeanSquaredError, null, "0000000000000000");

        public Span<float> ParameterBuffer => _parameters;

        public int BatchSize => 1;

        public int StepCount { get => (int)_parameters[0]; set => _parameters[0] = value; }

        public OptimizerState OptimizerState => new("SGD", []);

        public float LearningRate { get; set; } = 1e-3f;

        public LayerRates LayerRates => new(Description);

        public ReadOnlyMatrixView Outputs => new(_parameters, 1, 1, 1);

        public ReadOnlySpan<float> GradientBuffer => throw new InvalidOperationException();

        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => outputs[0] = (float)Math.Sqrt(losses[StepCount - 1]);

        public ITrainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0) => this;

        public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
        {
            _parameters[0]++;
            return 0.5f;
        }

        public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => throw new NotSupportedException();

        public void Forward(ReadOnlySpan<float> inputs) => throw new NotSupportedException();

        public float Backward(ReadOnlySpan<float> targets) => throw new NotSupportedException();

        public float Backward(ReadOnlySpan<int> labels) => throw new NotSupportedException();

        public void Update() => throw new NotSupportedException();

        public void Observe(ILayerObserver observer) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
