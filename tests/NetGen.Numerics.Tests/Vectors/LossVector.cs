using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>One loss: its value and its gradient for a prediction and either labels or targets.</summary>
internal sealed record LossVector(
    string Attribute, double[][] Prediction, int[]? Labels, double[][]? Targets, double Loss, double[][] Gradient)
{
    public double[,] TargetMatrix => Labels is null ? Matrix.Of(Targets!) : ReferenceLoss.Targets(Labels, Prediction[0].Length);

    public override string ToString() => Attribute;
}
