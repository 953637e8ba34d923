using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The rows of a transposed A that a block of tiles reads, copied together. As they lie, each depth is on a page of its own, and with the
/// rows of B those are more pages than the processor holds translations for.
/// </summary>
internal static unsafe class RowPack
{
    private const int PageBytes = 4096;

    /// <summary>Pages that the processor holds translations for.</summary>
    private const int ManyPages = 96;

    /// <summary>Columns of C, and with them panels, from which on the copy pays.</summary>
    private const int ManyColumns = 128;

    /// <summary>Whether the rows are better copied than read as they lie.</summary>
    public static bool Pays(nint columns, in Factors factors) =>
        factors.AColumn != 1 && columns >= ManyColumns &&
        Pages(factors.Depth, factors.AColumn) + Pages(factors.Depth, factors.BRow) > ManyPages;

    /// <summary>The pages that a column of a matrix touches.</summary>
    private static nint Pages(nint rows, nint stride) => rows * Math.Min(PageBytes, stride * sizeof(float)) / PageBytes;

    /// <summary>Copies the first rows of A.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="rows">How many.</param>
    /// <param name="factors">A and B, from the block's first row on.</param>
    /// <param name="packed">Room for the rows, rounded up to whole vectors, at every depth.</param>
    /// <returns>The copy and B.</returns>
    [MethodImpl(Compiled.AtOnce)]
    public static Factors Pack<TVector>(nint rows, in Factors factors, float* packed)
        where TVector : struct, ISimd<TVector>
    {
        nint stride = Check.RoundUp((int)rows);
        float* source = factors.A, destination = packed;
        for (nint k = 0; k < factors.Depth; k++, source += factors.AColumn, destination += stride)
        {
            nint i = 0;
            for (; i + TVector.Width <= rows; i += TVector.Width)
                TVector.Load(source + i).Store(destination + i);
            if (i < rows)
                TVector.Load(source + i, rows - i).Store(destination + i);
        }

        return new Factors(factors.Depth, packed, 1, stride, factors.B, factors.BRow);
    }
}
