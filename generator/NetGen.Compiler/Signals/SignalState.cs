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
    /// <summary>The square of the mean over a layer's units: 0 behind random weights, not behind an activation.</summary>
    public double MeanSquare { get; init; }

    /// <summary>
    /// By what a normalisation multiplies mean squares, forward and backward: 1/(variance + ε), with γ = 1. The samples of a batch differ in
    /// both, inputs and masks.
    /// </summary>
    public double Gain(NormalizationNode normalization) => 1 / (normalization.Epsilon + normalization.Method switch
    {
        NormalizationMethod.BatchNorm => Both,
        NormalizationMethod.LayerNorm => Square - MeanSquare,
        _ => Square,
    });

    public SignalState Times(double factor) => new(Square * factor, Inputs * factor, Masks * factor, Both * factor) { MeanSquare = MeanSquare * factor };

    public double Distance(double difference) => Square == 0 ? 0 : difference / Square;

    /// <summary>Of the sum of independent values, of which all but one have mean 0.</summary>
    public static SignalState operator +(SignalState a, SignalState b) =>
        new(a.Square + b.Square, a.Inputs + b.Inputs, a.Masks + b.Masks, a.Both + b.Both) { MeanSquare = a.MeanSquare + b.MeanSquare };
}
