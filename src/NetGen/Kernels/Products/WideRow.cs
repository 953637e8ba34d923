using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// A single row of more than a few vectors. The sums stay in memory, in the first cache, so that B can be read in the order it lies: it
/// comes from the outer caches or from further off, and that is what the time goes into.
/// </summary>
internal static unsafe class WideRow
{
    private const int RowsAtOnce = 8;

    /// <summary>Floats of a row of B from which on the next rows lie on other pages.</summary>
    private const int LongRow = 512;

    /// <summary>c = start + a·B.</summary>
    /// <remarks>Each sum runs over the depth in order, as in <see cref="Tile"/>.</remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="vectors">Vectors in a row of B and c.</param>
    /// <param name="factors">a and B.</param>
    /// <param name="start">What the sums start with; 0 if null.</param>
    /// <param name="c">c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVector>(nint vectors, in Factors factors, float* start, float* c)
        where TVector : struct, ISimd<TVector>
    {
        nint width = vectors * TVector.Width;
        for (nint i = 0; i < width; i += TVector.Width)
            (start == null ? TVector.Zero : TVector.Load(start + i)).Store(c + i);

        float* a = factors.A, b0 = factors.B;
        nint aColumn = factors.AColumn, bRow = factors.BRow, k = 0;
        for (; k + RowsAtOnce <= factors.Depth; k += RowsAtOnce, a += RowsAtOnce * aColumn, b0 += RowsAtOnce * bRow)
        {
            float* b1 = b0 + bRow, b2 = b1 + bRow, b3 = b2 + bRow, b4 = b3 + bRow, b5 = b4 + bRow, b6 = b5 + bRow, b7 = b6 + bRow;
            if (bRow >= LongRow)
                FetchStarts(b0 + RowsAtOnce * bRow, bRow);

            TVector x0 = TVector.Create(*a), x1 = TVector.Create(a[aColumn]);
            TVector x2 = TVector.Create(a[2 * aColumn]), x3 = TVector.Create(a[3 * aColumn]);
            TVector x4 = TVector.Create(a[4 * aColumn]), x5 = TVector.Create(a[5 * aColumn]);
            TVector x6 = TVector.Create(a[6 * aColumn]), x7 = TVector.Create(a[7 * aColumn]);
            for (nint i = 0; i < width; i += TVector.Width)
            {
                TVector sum = TVector.MultiplyAdd(x0, TVector.Load(b0 + i), TVector.Load(c + i));
                sum = TVector.MultiplyAdd(x1, TVector.Load(b1 + i), sum);
                sum = TVector.MultiplyAdd(x2, TVector.Load(b2 + i), sum);
                sum = TVector.MultiplyAdd(x3, TVector.Load(b3 + i), sum);
                sum = TVector.MultiplyAdd(x4, TVector.Load(b4 + i), sum);
                sum = TVector.MultiplyAdd(x5, TVector.Load(b5 + i), sum);
                sum = TVector.MultiplyAdd(x6, TVector.Load(b6 + i), sum);
                TVector.MultiplyAdd(x7, TVector.Load(b7 + i), sum).Store(c + i);
            }
        }

        for (; k < factors.Depth; k++, a += aColumn, b0 += bRow)
        {
            TVector x = TVector.Create(*a);
            for (nint i = 0; i < width; i += TVector.Width)
                TVector.MultiplyAdd(x, TVector.Load(b0 + i), TVector.Load(c + i)).Store(c + i);
        }
    }

    /// <summary>Fetches the starts of the next rows. The hardware's prefetchers go on from there, but stop at the end of a page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FetchStarts(float* b, nint bRow)
    {
        if (!Sse.IsSupported)
            return;
        for (nint row = 0; row < RowsAtOnce; row++, b += bRow)
        {
            Sse.Prefetch0(b);
            Sse.Prefetch0(b + Check.RowUnit);
            Sse.Prefetch0(b + 2 * Check.RowUnit);
            Sse.Prefetch0(b + 3 * Check.RowUnit);
        }
    }
}
