using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.Reporting;

/// <summary>What a report measures, against figures by hand.</summary>
public class FactsTests
{
    [Theory]
    [InlineData(0.0, 1.0, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(0.03, 0.97, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(-3.0, 12.0, new[] { -5.0, 0, 5, 10, 15 })]
    [InlineData(2.0, 2.0, new[] { 1, 1.5, 2, 2.5, 3 })]
    [InlineData(0.0, 0.0, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    public void An_axis_goes_from_one_round_number_to_another(double low, double high, double[] ticks)
    {
        Axis axis = Axis.Over([high, double.NaN, low, double.PositiveInfinity]);
        Assert.Equal(ticks, axis.Ticks);
        Assert.InRange(axis.Share(low), 0, 1);
        Assert.InRange(axis.Share(high), 0, 1);
    }

    [Fact]
    public void An_axis_without_values_is_one_from_0_to_1() => Assert.Equal((0, 1), (Axis.Over([]).Low, Axis.Over([]).High));

    [Theory]
    [InlineData(1, new[] { 1.0 })]
    [InlineData(4, new[] { 1.0, 2, 3, 4 })]
    [InlineData(30, new[] { 1.0, 11, 21 })]
    public void Epochs_are_whole(int last, double[] ticks)
    {
        Axis axis = Axis.Epochs(last);
        Assert.Equal(ticks, axis.Ticks);
        Assert.Equal(last == 1 ? 0.5 : 1, axis.Share(last));
    }

    [Fact]
    public void A_unit_that_no_sample_moves_is_idle()
    {
        var network = new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy);
        float[] gradients = [1, 0, 0, 0, 0, -2, 9, 9, 9];
        Assert.Equal(1, Assert.Single(IdleUnits.Count(gradients, network.Description)).Value);
    }

    [Fact]
    public void Units_that_give_nothing_are_dead_and_flat_outputs_saturated()
    {
        float[] outputs = [0, 1, 0, 3, 0, 0, 0, 2];
        LayerFigures relu = LayerFigures.Of(new LayerOutput("a", "Dense", ActivationFunction.ReLU, 0, new ReadOnlyMatrixView(outputs, 2, 4, 4)));
        Assert.Equal((2, null, 8), (relu.Dead, relu.Saturated, relu.Outputs.Number));

        // 4σ(1 - σ) is 0.04 at 0.99, 0.0975 at 0.975 and 1 at ½; 1 - tanh² is 0.0199 at 0.99 and 0.0975 at 0.95.
        float[] sigmoids = [0.99f, 0.01f, 0.975f, 0.5f], tangents = [-0.99f, 0.95f, -0.95f, 0];
        Assert.Equal(0.5, LayerFigures.Of(new LayerOutput("b", "Dense", ActivationFunction.Sigmoid, 0, new ReadOnlyMatrixView(sigmoids, 2, 2, 2))).Saturated);
        Assert.Equal(0.25, LayerFigures.Of(new LayerOutput("c", "Dense", ActivationFunction.Tanh, 0, new ReadOnlyMatrixView(tangents, 2, 2, 2))).Saturated);
        Assert.Null(LayerFigures.Of(new LayerOutput("d", "Dense", null, 0, new ReadOnlyMatrixView(tangents, 2, 2, 2))).Dead);
    }

    [Fact]
    public void What_dropout_takes_is_left_out_and_the_rest_scaled_back()
    {
        float[] outputs = [1.98f, 0, 0, 1f]; // σ of 0.99 and 0.5, divided by 1 - 0.5
        LayerFigures layer = LayerFigures.Of(new LayerOutput("a", "Dense", ActivationFunction.Sigmoid, 0.5f, new ReadOnlyMatrixView(outputs, 2, 2, 2)));

        Assert.Equal((0.5, 2), (layer.Saturated, layer.Outputs.Number));
        Assert.Equal(0.5, layer.Outputs.Min, 1e-6);
        Assert.Equal(0.99, layer.Outputs.Max, 1e-6);
    }

    [Fact]
    public void The_gradient_at_the_outputs_is_that_of_the_bias_sample_by_sample()
    {
        // Two biases of one layer would be the same: so two layers are made of one, whose bias is read twice, in part and in whole.
        var network = new LinearNetwork(1, 2, LossFunction.SoftmaxCrossEntropy);
        var twice = new RenamedNetwork(network, new ParameterTensor("part.bias", ParameterKind.Vector, 1, 1, 2, 2), new ParameterTensor("whole.bias", ParameterKind.Vector, 1, 2, 2, 2));

        IReadOnlyDictionary<string, double> flow = GradientFlow.Measure(twice, new DataSet([1, 2, 3], 1, [0, 1, 0]));

        // At the start p = (½, ½): every sample has a gradient of ∓½ at both outputs.
        Assert.Equal(["part", "whole"], flow.Keys);
        Assert.Equal(Math.Sqrt(0.5), flow["part"], 1e-6);
        Assert.Equal(1, flow["whole"], 1e-6);
    }

    private sealed class RenamedNetwork(LinearNetwork network, params ParameterTensor[] tensors) : ITrainableNetwork
    {
        public NetworkDescription Description { get; } = new("Renamed", 1, 2, LossFunction.SoftmaxCrossEntropy, null, "0000000000000000", tensors);

        public Span<float> ParameterBuffer => network.ParameterBuffer;

        public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);

        public ITrainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0) =>
            network.CreateTrainer(batchSize, keepGradients, seed, threads);
    }
}
