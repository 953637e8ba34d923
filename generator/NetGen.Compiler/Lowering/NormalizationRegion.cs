using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>Where a normalisation's parameters lie in the flat parameter buffer, in floats.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Number">1 for the first normalisation of the network or the block: the index of γ₁ and β₁ in formulas.</param>
/// <param name="Parameters">The offset of γ and, <see cref="VectorFloats"/> behind it, β.</param>
/// <param name="Statistics">The offset of the statistics of a batch in a trainer's memory: μ, 1/√(σ² + ε), dγ and dβ.</param>
public sealed record NormalizationRegion(NormalizationNode Layer, int Number, long Parameters, long Statistics) : IParameterEntry
{
    public int Place => Layer.Id;

    /// <summary>The layer's place among those with parameters; in a block, among those of a repetition.</summary>
    public int Rate { get; init; }

    public int Width => (int)Layer.Shape.Size;

    /// <summary>One of its vectors, padded to whole machine vectors.</summary>
    public int VectorFloats => (int)LeadingDimension.RoundUp(Width);

    /// <summary>γ and β, padding included.</summary>
    public int ParameterFloats => (Layer.HasShift ? 2 : 1) * VectorFloats;

    /// <summary>The offset of the running mean and, behind it, the running variance, which are saved with the parameters but not trained.</summary>
    public long Running => Parameters + ParameterFloats;

    /// <summary>Both running statistics, padding included.</summary>
    public int RunningFloats => Layer.OverBatch ? 2 * VectorFloats : 0;

    /// <summary>The statistics of a batch, padding included.</summary>
    public int StatisticsFloats => Layer.OverBatch ? 4 * VectorFloats : 0;

    /// <summary>Parameters without padding.</summary>
    public long Count => (Layer.HasShift ? 2L : 1L) * Width;
}
