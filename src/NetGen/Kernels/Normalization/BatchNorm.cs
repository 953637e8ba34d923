namespace NetGen.Kernels;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015): each column of a batch is brought to mean 0 and variance 1, x̂ = (x - μ)/√(σ² + ε), then
/// scaled and shifted, y = γx̂ + β.
/// </summary>
/// <remarks>
/// Training looks across the rows, so that its kernels take some columns of the whole batch: a column comes out with the same bits however
/// they are shared out among threads. What belongs to a layer are vectors of its width, padded to a multiple of 16, one behind the other:
/// the parameters [γ, β], the statistics of a batch [μ, 1/√(σ² + ε), dγ, dβ], and the running statistics [mean, variance].
/// </remarks>
public static partial class BatchNorm
{
    /// <summary>
    /// Columns that are normalised together: rows long enough for the processor to fetch ahead and for the keys of a dropout mask to be worth
    /// their while.
    /// </summary>
    private const int Block = 256;

    private static void CheckVectors(int length, int vectors, int width, string name) =>
        Check.AtLeast(length, (long)vectors * Check.RoundUp(width), name);
}
