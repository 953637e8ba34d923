using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>The distribution of a layer's initial weights, reduced to one of four forms with its figures.</summary>
/// <param name="Declared">The name it was declared by, or the default that was chosen.</param>
/// <param name="Form">The distribution.</param>
/// <param name="Low">The lower bound of a uniform distribution; the value of a constant.</param>
/// <param name="High">The upper bound of a uniform distribution.</param>
/// <param name="StandardDeviation">σ of a normal distribution; for a truncated one, after truncation; for an orthogonal matrix that of its values.</param>
/// <param name="IsDefault">Whether the declaration left the choice open.</param>
public sealed record WeightInitializer(
    Initializer Declared, DistributionForm Form, double Low, double High, double StandardDeviation, bool IsDefault)
{
    /// <summary>E[W].</summary>
    public double Mean => (Low + High) / 2;

    /// <summary>Var[W].</summary>
    public double Variance => StandardDeviation * StandardDeviation + (High - Low) * (High - Low) / 12;
}

/// <summary>The forms a weight distribution has in emitted code.</summary>
public enum DistributionForm
{
    Constant,
    Uniform,
    Normal,
    TruncatedNormal,

    /// <summary>A random orthogonal matrix, of which the longer side is cut.</summary>
    Orthogonal,
}
