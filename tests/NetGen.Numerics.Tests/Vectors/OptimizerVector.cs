namespace NetGen.Numerics.Tests.Vectors;

/// <summary>One optimiser: the parameters after each step along prescribed gradients, each step with its learning rate.</summary>
internal sealed record OptimizerVector(string Attribute, double[] Start, double[][] Gradients, double[] LearningRates, double[][] After)
{
    public override string ToString() => Attribute;
}
