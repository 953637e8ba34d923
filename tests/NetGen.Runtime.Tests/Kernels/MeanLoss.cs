using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The losses over a whole batch: the kernels give the loss of each row, the average is what a trainer reports.</summary>
internal static class MeanLoss
{
    public static float SoftmaxCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> z, int stride, ReadOnlySpan<int> labels, Span<float> dz)
    {
        float[] losses = new float[rows];
        Loss.SoftmaxCrossEntropy(engine, rows, width, z, stride, labels, dz, rows, losses);
        return Loss.Mean(losses);
    }

    public static float SoftmaxCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> z, int stride, ReadOnlySpan<float> targets, Span<float> dz)
    {
        float[] losses = new float[rows];
        Loss.SoftmaxCrossEntropy(engine, rows, width, z, stride, targets, dz, rows, losses);
        return Loss.Mean(losses);
    }

    public static float BinaryCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> z, int stride, ReadOnlySpan<float> targets, Span<float> dz)
    {
        float[] losses = new float[rows];
        Loss.BinaryCrossEntropy(engine, rows, width, z, stride, targets, dz, rows, losses);
        return Loss.Mean(losses);
    }

    public static float BinaryCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> z, int stride, ReadOnlySpan<int> labels, Span<float> dz)
    {
        float[] losses = new float[rows];
        Loss.BinaryCrossEntropy(engine, rows, width, z, stride, labels, dz, rows, losses);
        return Loss.Mean(losses);
    }

    public static float MeanSquaredError(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy)
    {
        float[] losses = new float[rows];
        Loss.MeanSquaredError(engine, rows, width, y, stride, targets, dy, rows, losses);
        return Loss.Mean(losses);
    }
}
