namespace NetGen.Numerics.Tests.Vectors;

/// <summary>One initialiser: the σ of its normal distribution or the bound of its uniform one.</summary>
internal sealed record InitializerVector(string[] Attributes, double? StandardDeviation, double? Bound)
{
    public override string ToString() => string.Join(' ', Attributes);
}
