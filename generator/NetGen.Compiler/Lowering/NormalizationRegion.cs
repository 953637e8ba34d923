using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>Where a normalisation's parameters lie in the flat parameter buffer, in floats.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Number">1 for the first normalisation: the index of γ₁ and β₁ in formulas.</param>
/// <param name="Parameters">The offset of γ and, <see cref="VectorFloats"/> behind it, β.</param>
/// <param name="Running">The offset of the running mean and, behind it, the running variance; -1 where there are none.</param>
public sealed record NormalizationRegion(NormalizationNode Layer, int Number, long Parameters, long Running)
{
    public int Width => (int)Layer.Shape.Size;

    /// <summary>One of its vectors, padded to whole machine vectors.</summary>
    public int VectorFloats => (int)LeadingDimension.RoundUp(Width);

    /// <summary>γ and β, padding included.</summary>
    public int ParameterFloats => (Layer.HasShift ? 2 : 1) * VectorFloats;

    /// <summary>Both running statistics, padding included.</summary>
    public int RunningFloats => Layer.OverBatch ? 2 * VectorFloats : 0;

    /// <summary>Parameters without padding.</summary>
    public long Count => (Layer.HasShift ? 2L : 1L) * Width;
}
