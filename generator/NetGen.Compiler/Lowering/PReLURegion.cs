using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>Where the slopes of a PReLU lie in the flat parameter buffer, in floats.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Number">1 for the first PReLU of the network or the block: the index of α₁ in formulas.</param>
/// <param name="Start">The offset of α.</param>
public sealed record PReLURegion(PReLUNode Layer, int Number, long Start) : IParameterEntry
{
    public int Place => Layer.Id;

    /// <summary>The layer's place among those with parameters; in a block, among those of a repetition.</summary>
    public int Rate { get; init; }

    /// <summary>Parameters without padding.</summary>
    public int Count => Layer.Slopes;

    /// <summary>α, padded to whole machine vectors.</summary>
    public int Floats => (int)LeadingDimension.RoundUp(Count);
}
