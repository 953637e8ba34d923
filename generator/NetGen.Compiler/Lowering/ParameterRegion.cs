using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>Where a Dense layer's parameters lie in the flat parameter buffer, in floats.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Number">1 for the first Dense layer of the network or the block: the index of W₁ and b₁ in formulas; 0 for a projection.</param>
/// <param name="Weights">The offset of W [FanIn × Stride].</param>
/// <param name="Bias">The offset of b [Stride rounded down to whole vectors]; -1 where there is none.</param>
/// <param name="Stride">The leading dimension of W.</param>
public sealed record ParameterRegion(DenseNode Layer, int Number, long Weights, long Bias, int Stride) : IParameterEntry
{
    public int Place => Layer.Id;

    /// <summary>The number of the random stream that its initial weights are drawn from; in a block, in the first repetition.</summary>
    public int Stream { get; init; }

    /// <summary>The layer's place among those with parameters; in a block, among those of a repetition.</summary>
    public int Rate { get; init; }

    /// <summary>The layer whose W it uses; null where W is its own.</summary>
    public ParameterRegion? Owner { get; init; }

    /// <summary>The index of W in formulas: that of the layer whose W it is.</summary>
    public int WeightNumber => Owner?.Number ?? Number;

    /// <summary>The rows of W as it lies.</summary>
    public int Rows => Owner?.Rows ?? Layer.FanIn;

    /// <summary>The columns of W as it lies.</summary>
    public int Columns => Owner?.Columns ?? Layer.Units;

    public long WeightFloats => (long)Rows * Stride;

    /// <summary>The bias, padded to whole vectors.</summary>
    public int BiasFloats => Layer.Bias ? (int)LeadingDimension.RoundUp(Layer.Units) : 0;

    /// <summary>Parameters without padding.</summary>
    public long Parameters => (Owner is null ? (long)Layer.FanIn * Layer.Units : 0) + (Layer.Bias ? Layer.Units : 0);
}
