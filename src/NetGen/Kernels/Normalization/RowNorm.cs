namespace NetGen.Kernels;

/// <summary>Normalisation over the values of each sample: <see cref="LayerNorm"/> and <see cref="RMSNorm"/>.</summary>
/// <remarks>The parameters are γ and, where the mean is subtracted, β behind it, each padded to a multiple of 16.</remarks>
public static partial class RowNorm
{
    private static void CheckParameters<TNorm>(int length, int width, string name)
        where TNorm : struct, IRowNorm =>
        Check.AtLeast(length, (TNorm.Centres ? 2L : 1L) * Check.RoundUp(width), name);
}
