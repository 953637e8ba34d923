using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>The statistics of a batch, [μ, 1/√(σ² + ε), dγ, dβ] of each BatchNorm, in a trainer's memory.</summary>
internal static class BatchStatistics
{
    private const int Vectors = 4;

    /// <summary>Floats of one layer.</summary>
    public static long FloatsOf(NormalizationRegion region) => region.Layer.OverBatch ? Vectors * (long)region.VectorFloats : 0;

    /// <summary>Where those of a layer begin.</summary>
    public static long OffsetOf(EquatableArray<NormalizationRegion> regions, NormalizationRegion region) =>
        regions.Where(other => other.Number < region.Number).Sum(FloatsOf);
}
