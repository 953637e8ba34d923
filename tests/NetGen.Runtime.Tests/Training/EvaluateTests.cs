using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

public class EvaluateTests
{
    // z = x·W + b with W = [[1, 0, -1], [0, 2, 1]], b = [0, 0.5, 0]; expected figures worked out with numpy in double.
    private static readonly float[] Weights = [1, 0, -1, 0, 2, 1, 0, 0.5f, 0];
    private static readonly float[] Inputs = [1, 0, 0, 1, -2, 0.5f, 3, -1];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Softmax_cross_entropy_of_labels(bool fused)
    {
        LinearNetwork network = Network(3, LossFunction.SoftmaxCrossEntropy, fused);

        Evaluation evaluation = network.Evaluate(new DataSet(Inputs, 2, [0, 1, 0, 2]));

        Assert.Equal(4, evaluation.Samples);
        Assert.Equal(3.1636560588, evaluation.Loss, 1e-6);
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal([1, 0, 1, 0, 1, 0, 1, 0, 0], Counts(evaluation.Confusion!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Softmax_cross_entropy_of_targets(bool fused)
    {
        LinearNetwork network = Network(3, LossFunction.SoftmaxCrossEntropy, fused);
        float[] targets = [0.7f, 0.2f, 0.1f, 0, 1, 0, 0.25f, 0.25f, 0.5f, 0.1f, 0.6f, 0.3f];

        Evaluation evaluation = network.Evaluate(new DataSet(Inputs, 2, targets, 3));

        Assert.Equal(1.9074060588, evaluation.Loss, 1e-6);
        Assert.Equal(0.75, evaluation.Accuracy);
        Assert.Equal([1, 0, 0, 1, 1, 0, 0, 0, 1], Counts(evaluation.Confusion!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Binary_cross_entropy_of_one_output(bool fused)
    {
        var network = new LinearNetwork(2, 1, LossFunction.BinaryCrossEntropy, fused);
        new float[] { 1, -2, 0.5f }.CopyTo(network.ParameterBuffer);

        Evaluation labels = network.Evaluate(new DataSet(Inputs, 2, [1, 0, 1, 0]));
        Evaluation targets = network.Evaluate(new DataSet(Inputs, 2, [1, 0, 1, 0], 1));

        Assert.Equal(2.1214486834, labels.Loss, 1e-5); // as near as single-precision probabilities allow
        Assert.Equal(0.5, labels.Accuracy);
        Assert.Equal([1, 1, 1, 1], Counts(labels.Confusion!));
        Assert.Equal(labels.Loss, targets.Loss, 1e-12);
        Assert.Equal(labels.Accuracy, targets.Accuracy);
        Assert.Equal(Counts(labels.Confusion!), Counts(targets.Confusion!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Binary_cross_entropy_of_several_outputs(bool fused)
    {
        LinearNetwork network = Network(3, LossFunction.BinaryCrossEntropy, fused);

        Evaluation evaluation = network.Evaluate(new DataSet(Inputs, 2, [1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0], 3));

        Assert.Equal(0.6134400452, evaluation.Loss, 1e-6);
        Assert.Equal(8 / 12.0, evaluation.Accuracy!.Value, 1e-12);
        Assert.Null(evaluation.Confusion);
    }

    [Fact]
    public void Mean_squared_error_has_no_accuracy()
    {
        LinearNetwork network = Network(3, LossFunction.MeanSquaredError, fused: false);

        Evaluation evaluation = network.Evaluate(new DataSet(Inputs, 2, [1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0], 3));

        Assert.Equal(3.3541666667, evaluation.Loss, 1e-6);
        Assert.Null(evaluation.Accuracy);
        Assert.Null(evaluation.Confusion);
    }

    [Fact]
    public void A_logit_of_0_and_a_probability_of_one_half_are_class_1()
    {
        var data = new DataSet([0], 1, [1]);
        Assert.Equal(1, new LinearNetwork(1, 1, LossFunction.BinaryCrossEntropy, fused: false).Evaluate(data).Accuracy);
        Assert.Equal(1, new LinearNetwork(1, 1, LossFunction.BinaryCrossEntropy, fused: true).Evaluate(data).Accuracy);
    }

    [Fact]
    public void Hopeless_predictions_have_a_finite_loss()
    {
        var network = new LinearNetwork(1, 2, LossFunction.SoftmaxCrossEntropy);
        network.ParameterBuffer[0] = 1000;
        Assert.Equal(1000, network.Evaluate(new DataSet([1], 1, [1])).Loss, 1e-9);

        var binary = new LinearNetwork(1, 1, LossFunction.BinaryCrossEntropy, fused: true);
        binary.ParameterBuffer[0] = 50;
        Assert.Equal(Math.Log(1 << 25), binary.Evaluate(new DataSet([1], 1, [0])).Loss, 1e-9);
        Assert.Equal(50, binary.Evaluate(new DataSet([-1], 1, [1])).Loss, 1e-4);
        Assert.Equal(-Math.Log(float.Epsilon), binary.Evaluate(new DataSet([-10], 1, [1])).Loss, 1e-9);
    }

    [Fact]
    public void A_network_that_gives_NaN_has_a_loss_of_NaN()
    {
        foreach (bool fused in (ReadOnlySpan<bool>)[false, true])
        {
            var network = new LinearNetwork(1, 2, LossFunction.SoftmaxCrossEntropy, fused);
            network.ParameterBuffer[0] = float.NaN;
            Assert.Equal(double.NaN, network.Evaluate(new DataSet([1], 1, [1])).Loss);
        }
    }

    [Fact]
    public void Many_samples_are_predicted_in_chunks_as_they_are_at_once()
    {
        LinearNetwork network = Network(3, LossFunction.SoftmaxCrossEntropy, fused: true);
        DataSet data = Samples.Clouds(1000, seed: 1);

        Evaluation whole = network.Evaluate(data);
        Evaluation shuffled = network.Evaluate(data.Shuffle(1));

        Assert.Equal(whole.Loss, shuffled.Loss, 1e-9);
        Assert.Equal(whole.Accuracy, shuffled.Accuracy);
        Assert.Equal(1000, Counts(whole.Confusion!).Sum());
        Assert.Equal(whole.Accuracy, (whole.Confusion![0, 0] + whole.Confusion[1, 1] + whole.Confusion[2, 2]) / 1000.0);
    }

    [Fact]
    public void A_confusion_matrix_checks_its_indices()
    {
        LinearNetwork network = Network(3, LossFunction.SoftmaxCrossEntropy, fused: true);
        ConfusionMatrix confusion = network.Evaluate(new DataSet([1, 0], 2, [0])).Confusion!;
        Assert.Equal(3, confusion.Classes);
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => confusion[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => confusion[-1, 0]);
    }

    private static LinearNetwork Network(int outputs, LossFunction loss, bool fused)
    {
        var network = new LinearNetwork(2, outputs, loss, fused);
        Weights.CopyTo(network.ParameterBuffer);
        return network;
    }

    private static int[] Counts(ConfusionMatrix confusion)
    {
        int[] classes = [.. Enumerable.Range(0, confusion.Classes)];
        return [.. classes.SelectMany(actual => classes.Select(predicted => confusion[actual, predicted]))];
    }
}
