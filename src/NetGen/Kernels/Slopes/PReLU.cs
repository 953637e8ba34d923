namespace NetGen.Kernels;

/// <summary>y = x ≥ 0 ? x : αx with α learned (He et al. 2015), one for all columns or one for each.</summary>
/// <remarks>
/// The gradient of α is a sum over the rows. The backward pass leaves one partial sum of it for every 16 rows, wherever threads cut the batch, and
/// the update adds those in their order: the bits do not depend on the number of threads.
/// </remarks>
public static partial class PReLU
{
    /// <summary>The rows of one partial sum; batches are cut at multiples of it.</summary>
    private const int BlockRows = 16;

    /// <summary>Partial sums of so many rows.</summary>
    private static long Blocks(int rows) => ((long)rows + BlockRows - 1) / BlockRows;

    private static void CheckSlopes(int length, int width, bool perUnit, string name) =>
        Check.AtLeast(length, perUnit ? Check.RoundUp(width) : 1, name);
}
