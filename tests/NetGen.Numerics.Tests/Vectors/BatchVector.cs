using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>A batch with either labels or targets.</summary>
internal sealed record BatchVector(double[][] Inputs, double[][]? Targets, int[]? Labels)
{
    public Batch ToBatch(int outputs) => new(
        Inputs.Length,
        Matrix.ToFloats(Matrix.Of(Inputs)),
        Labels is null ? Matrix.ToFloats(Matrix.Of(Targets!)) : Batch.OneHot(Labels, outputs),
        Labels);
}
