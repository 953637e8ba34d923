using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// A single row of more than a few vectors. The sums stay in memory, in the first cache, so that B can be read in the order it lies: it
/// comes from the outer caches or from further off, and that is what the time goes into. Of B only those rows are read that are not
/// multiplied by 0.
/// </summary>
internal static unsafe class WideRow
{
    private const int RowsAtOnce = 8;

    /// <summary>Floats of a row of B from which on the next rows lie on other pages.</summary>
    private const int LongRow = 512;

    /// <summary>The longest slice of the depth, so that it fits on the stack and distances into 32 bits.</summary>
    private const int SliceDepth = 1024;

    /// <summary>c = start + a·B.</summary>
    /// <remarks>Each sum runs over the depth in order, as in <see cref="Tile"/>.</remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="vectors">Vectors in a row of B and c.</param>
    /// <param name="factors">a and B.</param>
    /// <param name="start">What the sums start with; 0 if null.</param>
    /// <param name="c">c.</param>
    [MethodImpl(Compiled.AtOnce)]
    [SkipLocalsInit]
    public static void Run<TVector>(nint vectors, in Factors factors, float* start, float* c)
        where TVector : struct, ISimd<TVector>
    {
        nint width = vectors * TVector.Width;
        for (nint i = 0; i < width; i += TVector.Width)
            (start == null ? TVector.Zero : TVector.Load(start + i)).Store(c + i);

        float* room = stackalloc float[(int)SparseRows.Room(1, SliceDepth)];
        var sparse = new SparseRows(room, 1, SliceDepth);
        nint deepest = factors.AColumn == 1 ? Math.Min(SliceDepth, int.MaxValue / sizeof(float) / factors.BRow) : SparseRows.GatheredDepth;
        for (nint first = 0; first < factors.Depth; first += deepest)
        {
            Factors part = factors.Slice(first, Math.Min(factors.Depth, first + deepest));
            sparse.Fill<TVector>(1, part, part.BRow);
            Run<TVector>(width, *sparse.Counts, sparse.Values, sparse.Distances, part.B, part.BRow >= LongRow, c);
        }
    }

    /// <summary>c += a·B.</summary>
    [MethodImpl(Compiled.AtOnce)]
    private static void Run<TVector>(nint width, nint depth, float* a, int* distances, float* b, bool fetches, float* c)
        where TVector : struct, ISimd<TVector>
    {
        for (; depth >= RowsAtOnce; depth -= RowsAtOnce, a += RowsAtOnce, distances += RowsAtOnce)
        {
            float* b0 = Tile.Advance(b, distances[0]), b1 = Tile.Advance(b, distances[1]);
            float* b2 = Tile.Advance(b, distances[2]), b3 = Tile.Advance(b, distances[3]);
            float* b4 = Tile.Advance(b, distances[4]), b5 = Tile.Advance(b, distances[5]);
            float* b6 = Tile.Advance(b, distances[6]), b7 = Tile.Advance(b, distances[7]);
            if (fetches)
                FetchStarts(b, distances + RowsAtOnce, Math.Min(RowsAtOnce, depth - RowsAtOnce));

            TVector x0 = TVector.Create(*a), x1 = TVector.Create(a[1]), x2 = TVector.Create(a[2]), x3 = TVector.Create(a[3]);
            TVector x4 = TVector.Create(a[4]), x5 = TVector.Create(a[5]), x6 = TVector.Create(a[6]), x7 = TVector.Create(a[7]);
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

        for (; depth > 0; depth--, a++, distances++)
        {
            TVector x = TVector.Create(*a);
            float* row = Tile.Advance(b, *distances);
            for (nint i = 0; i < width; i += TVector.Width)
                TVector.MultiplyAdd(x, TVector.Load(row + i), TVector.Load(c + i)).Store(c + i);
        }
    }

    /// <summary>Fetches the starts of the next rows. The hardware's prefetchers go on from there, but stop at the end of a page.</summary>
    [MethodImpl(Compiled.AtOnce)]
    private static void FetchStarts(float* b, int* distances, nint rows)
    {
        if (!Sse.IsSupported)
            return;
        for (nint row = 0; row < rows; row++)
        {
            float* start = Tile.Advance(b, distances[row]);
            Sse.Prefetch0(start);
            Sse.Prefetch0(start + Check.RowUnit);
            Sse.Prefetch0(start + 2 * Check.RowUnit);
            Sse.Prefetch0(start + 3 * Check.RowUnit);
        }
    }
}
