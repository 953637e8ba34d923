namespace NetGen.Numerics.Tests.Vectors;

/// <summary>One activation: outputs for inputs, and the gradient that goes back for the one that comes.</summary>
internal sealed record ActivationVector(
    string Attribute, double[][] Inputs, double[][] Outputs, double[][] OutputGradient, double[][] InputGradient)
{
    public override string ToString() => Attribute;
}
