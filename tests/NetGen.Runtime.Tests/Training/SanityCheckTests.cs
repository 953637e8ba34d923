using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

public class SanityCheckTests
{
    [Fact]
    public void A_healthy_start_is_good_in_everything()
    {
        SanityReport report = Classifier().SanityCheck(Samples.Clouds(300, seed: 1));

        Assert.True(report.IsGood, report.ToString());
        Assert.Equal(
            ["inputs", "labels", "balance", "loss at the start", "gradients", "one batch by heart"],
            report.Findings.Select(finding => finding.Check));
        Assert.Equal("1.0986, guessing between 3 classes has ln 3 = 1.0986", Text(report, "loss at the start"));
        Assert.Equal("0 to 2, each occurs", Text(report, "labels"));
        Assert.StartsWith("2 parameters against central differences, off by 0.", Text(report, "gradients"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_is_the_same_afterwards()
    {
        LinearNetwork network = Classifier();
        new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }.CopyTo(network.ParameterBuffer);
        float[] before = network.ParameterBuffer.ToArray();
        network.SanityCheck(Samples.Clouds(30, seed: 1));
        Assert.Equal(before, network.ParameterBuffer.ToArray());

        var failing = new FaultyNetwork(Classifier(), new InvalidOperationException());
        new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }.CopyTo(failing.ParameterBuffer);
        Assert.Throws<InvalidOperationException>(() => failing.SanityCheck(Samples.Clouds(30, seed: 1)));
        Assert.Equal(before, failing.ParameterBuffer.ToArray());
    }

    [Fact]
    public void A_wrong_gradient_is_found_and_named()
    {
        var network = new FaultyNetwork(Classifier()) { GradientFactor = 1.1f };
        SanityFinding finding = Finding(network.SanityCheck(Samples.Clouds(30, seed: 1)), "gradients");
        Assert.Equal(SanityVerdict.Bad, finding.Verdict);
        Assert.Contains(" in dense1.weight[", finding.Text, StringComparison.Ordinal);
        Assert.InRange(Measured(finding.Text), 8.5, 9.7); // 0.1 / 1.1
    }

    [Fact]
    public void A_gradient_that_is_no_number_is_bad()
    {
        var network = new FaultyNetwork(Classifier()) { GradientFactor = float.NaN };
        Assert.Equal(SanityVerdict.Bad, Finding(network.SanityCheck(Samples.Clouds(30, seed: 1)), "gradients").Verdict);
    }

    [Theory]
    [InlineData(LossFunction.SoftmaxCrossEntropy, 3)]
    [InlineData(LossFunction.MeanSquaredError, 3)]
    [InlineData(LossFunction.BinaryCrossEntropy, 3)]
    public void A_right_gradient_is_good_at_random_parameters(LossFunction loss, int outputs)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var network = new LinearNetwork(4, outputs, loss);
            foreach (ref float parameter in network.ParameterBuffer)
                parameter = 2 * random.NextSingle() - 1;
            float[] targets = [.. Enumerable.Range(0, 20 * outputs).Select(index => index % outputs == index / outputs % outputs ? 1f : 0)];
            var data = new DataSet([.. Enumerable.Range(0, 80).Select(_ => 2 * random.NextSingle() - 1)], 4, targets, outputs);
            SanityFinding finding = Finding(network.SanityCheck(data, steps: 1), "gradients");
            Assert.True(finding.Verdict == SanityVerdict.Good, finding.Text);
        }
    }

    [Fact]
    public void A_gradient_that_drowns_is_skipped()
    {
        LinearNetwork network = Classifier();
        new float[] { 0, 0, 0, 0, 0, 0, 40, 0, 0 }.CopyTo(network.ParameterBuffer);
        SanityReport report = network.SanityCheck(new DataSet([1, 1, -1, 1], 2, [0, 0]));
        Assert.Equal(SanityVerdict.Skipped, Finding(report, "gradients").Verdict);
    }

    [Theory]
    [InlineData(1f, true)]
    [InlineData(0f, false)]
    public void A_batch_has_to_be_learnt_by_heart(float rate, bool isLearnt)
    {
        LinearNetwork network = new(2, 3, LossFunction.SoftmaxCrossEntropy) { InitialLearningRate = rate };
        SanityFinding finding = Finding(network.SanityCheck(Samples.Clouds(30, seed: 1)), "one batch by heart");
        Assert.Equal(isLearnt ? SanityVerdict.Good : SanityVerdict.Bad, finding.Verdict);
        Assert.StartsWith("the loss of 16 samples went from 1.099 to ", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_contradicts_itself_is_doubtful()
    {
        // Of the same input one half is class 0, the other class 1; three more are learnt.
        var data = new DataSet([0, 0, 0, 0, 5, 0, 0, 5, -5, -5], 2, [0, 1, 2, 2, 0]);
        Assert.Equal(SanityVerdict.Doubtful, Finding(Classifier().SanityCheck(data), "one batch by heart").Verdict);
    }

    [Theory]
    [InlineData(0, SanityVerdict.Good)]
    [InlineData(5, SanityVerdict.Doubtful)]
    [InlineData(-5, SanityVerdict.Doubtful)]
    public void The_loss_at_the_start_is_that_of_guessing(float logit, SanityVerdict verdict)
    {
        LinearNetwork network = new(1, 2, LossFunction.SoftmaxCrossEntropy);
        network.ParameterBuffer[2] = logit;
        SanityReport report = network.SanityCheck(new DataSet([1, -1], 1, [0, 0]));
        Assert.Equal(verdict, Finding(report, "loss at the start").Verdict);
    }

    [Fact]
    public void The_loss_of_a_regression_is_held_against_the_mean()
    {
        LinearNetwork network = new(1, 1, LossFunction.MeanSquaredError);
        SanityReport report = network.SanityCheck(new DataSet([1, 2], 1, [100, 102], 1));
        Assert.Equal("1.02E+04, always answering the mean has 1: scale or centre the targets", Text(report, "loss at the start"));
        Assert.Equal(SanityVerdict.Doubtful, Finding(report, "targets").Verdict);
        Assert.Equal("100 to 102, root mean square 101: scale them to order 1", Text(report, "targets"));
    }

    [Fact]
    public void Inputs_out_of_range_or_without_content_are_named()
    {
        Assert.Equal(
            "0 to 255, mean 85, root mean square 147, 1 of 3 columns the same in every row: scale them to order 1",
            Text(new LinearNetwork(3, 2, LossFunction.SoftmaxCrossEntropy).SanityCheck(new DataSet([0, 255, 0, 0, 0, 255], 3, [0, 1])), "inputs"));
        SanityFinding same = Finding(Classifier().SanityCheck(new DataSet([1, 2, 1, 2], 2, [0, 1])), "inputs");
        Assert.Equal(SanityVerdict.Bad, same.Verdict);

        float[] inputs = [1, 2, 3, 4];
        var data = new DataSet(inputs, 2, [0, 1]);
        inputs[2] = float.NaN;
        Assert.Equal("row 1 has a value that is not finite", Text(Classifier().SanityCheck(data), "inputs"));
    }

    [Fact]
    public void Missing_and_rare_classes_are_named()
    {
        var network = new LinearNetwork(1, 4, LossFunction.SoftmaxCrossEntropy);
        SanityReport report = network.SanityCheck(Samples.Numbered([.. Enumerable.Repeat(0, 33), 2]));
        Assert.Equal("2 of 4 classes have no sample: 1, 3", Text(report, "labels"));
        Assert.Equal(SanityVerdict.Doubtful, Finding(report, "balance").Verdict);
        Assert.StartsWith("1 to 33 samples a class; always taking the largest is right in 97.1 %", Text(report, "balance"), StringComparison.Ordinal);
        Assert.False(report.IsGood);
    }

    [Theory]
    [InlineData(LossFunction.SoftmaxCrossEntropy, 0.5f, 0.5f, SanityVerdict.Good)]
    [InlineData(LossFunction.SoftmaxCrossEntropy, 0.5f, 0.7f, SanityVerdict.Bad)]
    [InlineData(LossFunction.SoftmaxCrossEntropy, 1.5f, -0.5f, SanityVerdict.Bad)]
    [InlineData(LossFunction.BinaryCrossEntropy, 1, 1, SanityVerdict.Good)]
    [InlineData(LossFunction.BinaryCrossEntropy, 1, 2, SanityVerdict.Bad)]
    [InlineData(LossFunction.MeanSquaredError, 1, 2, SanityVerdict.Good)]
    public void Targets_are_what_the_loss_takes(LossFunction loss, float first, float second, SanityVerdict verdict)
    {
        SanityReport report = new LinearNetwork(1, 2, loss).SanityCheck(new DataSet([1, 2], 1, [first, second, first, second], 2), steps: 1);
        Assert.Equal(verdict, Finding(report, "targets").Verdict);
    }

    [Fact]
    public void The_text_is_a_table_in_any_culture()
    {
        using var culture = new HostileCulture();
        string[] lines = Classifier().SanityCheck(new DataSet([1, -1, -1.5f, 1], 2, [0, 1])).ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("inputs              good      -1.5 to 1, mean -0.125, root mean square 1.15", lines[0]);
        Assert.Equal("labels              DOUBTFUL  1 of 3 classes have no sample: 2", lines[1]);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>("data", () => Classifier().SanityCheck(Samples.Numbered(0)));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Classifier().SanityCheck(Samples.Clouds(9, seed: 1), batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Classifier().SanityCheck(Samples.Clouds(9, seed: 1), steps: 0));
    }

    private static LinearNetwork Classifier() => new(2, 3, LossFunction.SoftmaxCrossEntropy) { InitialLearningRate = 1 };

    private static SanityFinding Finding(SanityReport report, string check) => report.Findings.Single(finding => finding.Check == check);

    private static string Text(SanityReport report, string check) => Finding(report, check).Text;

    /// <summary>The number of percent in a text.</summary>
    private static double Measured(string text) => double.Parse(
        System.Text.RegularExpressions.Regex.Match(text, @"off by ([0-9.]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A network whose gradients are wrong by a factor, or whose trainer fails when it is to train.</summary>
    private sealed class FaultyNetwork(LinearNetwork network, Exception? failure = null) : ITrainableNetwork
    {
        public float GradientFactor { get; init; } = 1;

        public NetworkDescription Description => network.Description;

        public Span<float> ParameterBuffer => network.ParameterBuffer;

        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);

        public ITrainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0) =>
            new FaultyTrainer(network.CreateTrainer(batchSize, keepGradients, seed, threads), GradientFactor, failure);
    }

    private sealed class FaultyTrainer(ITrainer trainer, float factor, Exception? failure) : ITrainer
    {
        private float[] _gradients = [];

        public int BatchSize => trainer.BatchSize;

        public int StepCount { get => trainer.StepCount; set => trainer.StepCount = value; }

        public OptimizerState OptimizerState => trainer.OptimizerState;

        public float LearningRate { get => trainer.LearningRate; set => trainer.LearningRate = value; }

        public LayerRates LayerRates => trainer.LayerRates;

        public ReadOnlyMatrixView Outputs => trainer.Outputs;

        public ReadOnlySpan<float> GradientBuffer => _gradients = [.. trainer.GradientBuffer.ToArray().Select(gradient => factor * gradient)];

        public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Step(inputs, targets);

        public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        {
            float loss = trainer.Step(inputs, labels);
            return failure is null ? loss : throw failure;
        }

        public void Forward(ReadOnlySpan<float> inputs) => trainer.Forward(inputs);

        public float Backward(ReadOnlySpan<float> targets) => trainer.Backward(targets);

        public float Backward(ReadOnlySpan<int> labels) => trainer.Backward(labels);

        public void Update() => trainer.Update();

        public void Observe(ILayerObserver observer) => trainer.Observe(observer);

        public void Dispose() => trainer.Dispose();
    }
}
