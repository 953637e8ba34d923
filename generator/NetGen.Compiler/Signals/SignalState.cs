using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Signals;

/// <summary>Mean squares of a node's values, and of half the difference of three pairs.</summary>
/// <param name="Square">E[y²].</param>
/// <param name="Inputs">Of two inputs under one draw of all masks.</param>
/// <param name="Masks">Of one input under two draws.</param>
/// <param name="Both">Of two inputs under two draws.</param>
internal readonly record struct SignalState(double Square, double Inputs, double Masks, double Both)
{
    /// <summary>E[y] over a layer's units: 0 behind random weights, not behind most activations.</summary>
    public double Mean { get; init; }

    /// <summary>
    /// By what a normalisation multiplies mean squares, forward and backward: 1/(variance + ε), with γ = 1. The samples of a batch differ in
    /// both, inputs and masks.
    /// </summary>
    public double Gain(NormalizationNode normalization) => 1 / (normalization.Epsilon + normalization.Method switch
    {
        NormalizationMethod.BatchNorm => Both,
        NormalizationMethod.LayerNorm => Square - Mean * Mean,
        _ => Square,
    });

    public SignalState Times(double factor) =>
        new(Square * factor, Inputs * factor, Masks * factor, Both * factor) { Mean = Mean * Math.Sqrt(factor) };

    public double Distance(double difference) => Square == 0 ? 0 : difference / Square;

    /// <summary>Of the sum of independent values.</summary>
    public static SignalState operator +(SignalState a, SignalState b) =>
        new(a.Square + b.Square + 2 * a.Mean * b.Mean, a.Inputs + b.Inputs, a.Masks + b.Masks, a.Both + b.Both) { Mean = a.Mean + b.Mean };

    /// <summary>Of the product of independent values, from E[a₁a₂b₁b₂] = E[a₁a₂] E[b₁b₂].</summary>
    public static SignalState operator *(SignalState a, SignalState b)
    {
        return new(a.Square * b.Square, Difference(a.Inputs, b.Inputs), Difference(a.Masks, b.Masks), Difference(a.Both, b.Both))
        {
            Mean = a.Mean * b.Mean,
        };

        double Difference(double ofA, double ofB) => ofA * b.Square + a.Square * ofB - ofA * ofB;
    }

    /// <summary>Of values of which a share comes from each of several states, as the columns of a concatenation.</summary>
    public static SignalState Mixture(IEnumerable<(SignalState State, double Share)> parts) => parts.Aggregate(default(SignalState), (sum, part) =>
        new SignalState(
            sum.Square + part.Share * part.State.Square,
            sum.Inputs + part.Share * part.State.Inputs,
            sum.Masks + part.Share * part.State.Masks,
            sum.Both + part.Share * part.State.Both)
        {
            Mean = sum.Mean + part.Share * part.State.Mean,
        });
}
