using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>Where the figures of a fitted layer lie in the flat parameter buffer, in floats: behind everything that is trained.</summary>
/// <param name="Number">1 for the first layer of its kind.</param>
/// <param name="Start">The offset of the first figure.</param>
public abstract record FittedRegion(int Number, long Start) : IParameterEntry
{
    public abstract FittedNode Layer { get; }

    public int Place => Layer.Id;

    /// <summary>All its floats, padding included.</summary>
    public abstract long Floats { get; }
}

/// <summary>Mean, scale and offset of each feature, and the number of samples they were taken from.</summary>
public sealed record ScalingRegion(ScalingNode Scaling, int Number, long Start) : FittedRegion(Number, Start)
{
    public override FittedNode Layer => Scaling;

    public int Width => (int)Scaling.Shape.Size;

    /// <summary>One of its vectors, padded to whole machine vectors.</summary>
    public int VectorFloats => (int)LeadingDimension.RoundUp(Width);

    /// <summary>The three vectors.</summary>
    public int ScalingFloats => 3 * VectorFloats;

    public override long Floats => ScalingFloats + LeadingDimension.Line;
}

/// <summary>The mean of each feature, which a missing value counts as.</summary>
public sealed record FillRegion(FillNode Fill, int Number, long Start) : FittedRegion(Number, Start)
{
    public override FittedNode Layer => Fill;

    public int Width => (int)Fill.Shape.Size;

    public override long Floats => LeadingDimension.RoundUp(Width);
}

/// <summary>P [FanIn × Stride], and the variance of each component.</summary>
public sealed record ProjectionRegion(ProjectionNode Projection, int Number, long Start) : FittedRegion(Number, Start)
{
    public override FittedNode Layer => Projection;

    /// <summary>The leading dimension of P.</summary>
    public int Stride => (int)LeadingDimension.Of(Projection.Components);

    public long MatrixFloats => (long)Projection.FanIn * Stride;

    public int VectorFloats => (int)LeadingDimension.RoundUp(Projection.Components);

    public override long Floats => MatrixFloats + VectorFloats;
}
