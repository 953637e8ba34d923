using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Behind the checks are only pointers, so every span that is one float too short has to be refused, with both lengths.</summary>
public class ArgumentTests
{
    // 3 rows, 5 inputs, 7 outputs, padded to 16.
    private static readonly float[] Large = new float[1000];

    [Fact]
    public void Forward_refuses_short_spans()
    {
        Refuses("x", 14, 15, x => Dense.Forward(3, 5, 7, x, 5, Large, Large, Large, 16, default(ReLU)));
        Refuses("weights", 79, 80, weights => Dense.Forward(3, 5, 7, Large, 5, weights, Large, Large, 16, default(ReLU)));
        Refuses("bias", 15, 16, bias => Dense.Forward(3, 5, 7, Large, 5, Large, bias, Large, 16, default(ReLU)));
        Refuses("y", 47, 48, y => Dense.Forward(3, 5, 7, Large, 5, Large, Large, y, 16, default(ReLU)));
    }

    [Fact]
    public void Gradients_refuse_short_spans()
    {
        Refuses("dy", 47, 48, dy => Dense.InputGradient(3, 5, 7, dy, Large, 16, Large, 16, Large));
        Refuses("weights", 79, 80, weights => Dense.InputGradient(3, 5, 7, Large, weights, 16, Large, 16, Large));
        Refuses("dx", 47, 48, dx => Dense.InputGradient(3, 5, 7, Large, Large, 16, dx, 16, Large));
        Refuses("scratch", 191, 192, scratch => Dense.InputGradient(3, 5, 7, Large, Large, 16, Large, 16, scratch));
        Refuses("x", 14, 15, x => Dense.WeightGradient(3, 5, 7, x, 5, Large, 16, Large));
        Refuses("dy", 47, 48, dy => Dense.WeightGradient(3, 5, 7, Large, 5, dy, 16, Large));
        Refuses("dWeights", 79, 80, dWeights => Dense.WeightGradient(3, 5, 7, Large, 5, Large, 16, dWeights));
        Refuses("dBias", 15, 16, dBias => Dense.BiasGradient(3, 7, Large, 16, dBias));
    }

    [Fact]
    public void Updates_refuse_short_spans()
    {
        var adam = new Adam(1e-3, 0.9, 0.999, 1e-8, 1);
        Refuses("x", 14, 15, x => Dense.UpdateWeights(3, 5, 7, x, 5, Large, 16, adam, Large, Large, 100));
        Refuses("dy", 47, 48, dy => Dense.UpdateWeights(3, 5, 7, Large, 5, dy, 16, adam, Large, Large, 100));
        Refuses("weights", 79, 80, weights => Dense.UpdateWeights(3, 5, 7, Large, 5, Large, 16, adam, weights, Large, 100));
        Refuses("state", 179, 180, state => Dense.UpdateWeights(3, 5, 7, Large, 5, Large, 16, adam, Large, state, 100));
        Refuses("dy", 47, 48, dy => Dense.UpdateBias(3, 7, dy, 16, adam, Large, Large, 100));
        Refuses("bias", 15, 16, bias => Dense.UpdateBias(3, 7, Large, 16, adam, bias, Large, 100));
        Refuses("state", 115, 116, state => Dense.UpdateBias(3, 7, Large, 16, adam, Large, state, 100));
        Refuses("state", 106, 107, state => Optimizer.Update(adam, new float[7], new float[7], state, 100));
        Assert.Throws<ArgumentException>(() => Optimizer.Update(adam, new float[7], new float[7], Large, 6));
        Assert.Throws<ArgumentException>(() => Optimizer.Update(adam, new float[7], new float[8], Large, 100));
    }

    [Fact]
    public void Elementwise_kernels_refuse_short_spans()
    {
        var mask = new DropoutMask(0.5f, 1, 1, 1);
        Refuses("x", 14, 15, x => Activation.Forward(3, 5, x, 5, Large, 16, default(ReLU)));
        Refuses("y", 36, 37, y => Activation.Forward(3, 5, Large, 5, y, 16, default(ReLU)));
        Refuses("y", 36, 37, y => Activation.Backward(3, 5, y, Large, 16, default(ReLU)));
        Refuses("dy", 36, 37, dy => Activation.Backward(3, 5, Large, dy, 16, default(ReLU)));
        Refuses("y", 47, 48, y => Dropout.Forward(3, 5, y, 16, mask));
        Refuses("y", 47, 48, y => Dropout.Backward(3, 5, y, Large, 16, default(ReLU), mask));
        Refuses("dy", 47, 48, dy => Dropout.Backward(3, 5, Large, dy, 16, default(ReLU), mask));
        Refuses("logits", 36, 37, logits => Softmax.Forward(3, 5, logits, 16, Large, 16));
        Refuses("y", 47, 48, y => Softmax.Forward(3, 5, Large, 16, y, 16));
        Refuses("y", 36, 37, y => Softmax.Backward(3, 5, y, Large, 16));
        Refuses("dy", 36, 37, dy => Softmax.Backward(3, 5, Large, dy, 16));
        Refuses("source", 14, 15, source => Matrix.Copy(3, 5, source, 5, Large, 16));
        Refuses("destination", 36, 37, destination => Matrix.Copy(3, 5, Large, 5, destination, 16));
    }

    [Fact]
    public void Losses_refuse_short_spans()
    {
        int[] labels = [0, 1, 0];
        Refuses("logits", 36, 37, logits => Loss.SoftmaxCrossEntropy(3, 5, logits, 16, labels, Large, 3, Large));
        Refuses("dLogits", 47, 48, dLogits => Loss.SoftmaxCrossEntropy(3, 5, Large, 16, labels, dLogits, 3, Large));
        Refuses("logits", 36, 37, logits => Loss.SoftmaxCrossEntropy(3, 5, logits, 16, Large, Large, 3, Large));
        Refuses("targets", 14, 15, targets => Loss.SoftmaxCrossEntropy(3, 5, Large, 16, (ReadOnlySpan<float>)targets, Large, 3, Large));
        Refuses("dLogits", 47, 48, dLogits => Loss.SoftmaxCrossEntropy(3, 5, Large, 16, Large, dLogits, 3, Large));
        Refuses("targets", 14, 15, targets => Loss.BinaryCrossEntropy(3, 5, Large, 16, (ReadOnlySpan<float>)targets, Large, 3, Large));
        Refuses("dLogits", 47, 48, dLogits => Loss.BinaryCrossEntropy(3, 5, Large, 16, Large, dLogits, 3, Large));
        Refuses("logits", 32, 33, logits => Loss.BinaryCrossEntropy(3, 1, logits, 16, labels, Large, 3, Large));
        Refuses("y", 36, 37, y => Loss.MeanSquaredError(3, 5, y, 16, Large, Large, 3, Large));
        Refuses("targets", 14, 15, targets => Loss.MeanSquaredError(3, 5, Large, 16, targets, Large, 3, Large));
        Refuses("dy", 47, 48, dy => Loss.MeanSquaredError(3, 5, Large, 16, Large, dy, 3, Large));
        Assert.Throws<ArgumentException>(() => Loss.SoftmaxCrossEntropy(3, 5, Large, 16, [0, 1], Large, 3, Large));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.MeanSquaredError(3, 5, Large, 16, Large, Large, 0, Large));
        Refuses("losses", 2, 3, losses => Loss.MeanSquaredError(3, 5, Large, 16, Large, Large, 3, losses));
    }

    [Fact]
    public void Strides_are_checked()
    {
        Assert.Throws<ArgumentException>(() => Dense.Forward(3, 5, 7, Large, 4, Large, Large, Large, 16, default(ReLU)));
        Assert.Throws<ArgumentException>(() => Dense.Forward(3, 5, 7, Large, 5, Large, Large, Large, 8, default(ReLU)));
        Assert.Throws<ArgumentException>(() => Dense.Forward(3, 5, 17, Large, 5, Large, Large, Large, 16, default(ReLU)));
        Assert.Throws<ArgumentException>(() => Activation.Forward(3, 5, Large, 4, Large, 16, default(ReLU)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.Forward(-1, 5, Large, 5, Large, 16, default(ReLU)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.Forward(3, 0, Large, 5, Large, 16, default(ReLU)));
    }

    [Fact]
    public void Sizes_that_overflow_32_bits_are_refused() =>
        Assert.Throws<ArgumentException>(
            () => Dense.Forward(1 << 20, 1 << 14, 1 << 14, Large, 1 << 14, Large, Large, Large, 1 << 14, default(ReLU)));

    [Fact]
    public void No_rows_are_no_work()
    {
        foreach (EngineKind engine in Enum.GetValues<EngineKind>().Where(Engine.IsSupported))
        {
            float[] y = [5];
            Dense.Forward(engine, 0, 5, 7, default, 5, Large, Large, default, 16, default(ReLU));
            Dense.InputGradient(engine, 0, 5, 7, default, Large, 16, default, 16, Large);
            Activation.Forward(engine, 0, 5, default, 5, y, 5, default(ReLU));
            Assert.Equal(5, y[0]);
        }
    }

    private static void Refuses(string name, int given, int needed, Action<float[]> call)
    {
        using var culture = new HostileCulture();
        ArgumentException exception = Assert.Throws<ArgumentException>(name, () => call(new float[given]));
        Assert.Contains($"{name} has {given} floats", exception.Message);
        Assert.Matches($@"\b{needed}\b", exception.Message);
        call(new float[needed]);
    }
}
