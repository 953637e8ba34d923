using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The heart of a product whose A is mostly zeros: the sums of one row in a few vectors, all in registers.</summary>
internal static unsafe class SparseTile
{
    public const int MaxVectors = 8;

    /// <summary>C = start + A·B, or C += A·B, row by row.</summary>
    /// <remarks>Each sum runs over the depth in order, as in <see cref="Tile"/>: without the zeros it has the same bits.</remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TVectors">Vectors in a row of B and C.</typeparam>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="ahead">What to fetch meanwhile, a part with each row.</param>
    /// <param name="sums">C and what it starts with.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static void Run<TVector, TVectors>(nint rows, in SparseRows a, float* b, ref Prefetch ahead, in Sums sums)
        where TVector : struct, ISimd<TVector>
        where TVectors : unmanaged, IConstant
    {
        float* values = a.Values;
        int* distances = a.Distances, counts = a.Counts;
        float* c = sums.C;
        for (nint row = 0; row < rows; row++, c += sums.CRow)
        {
            ahead.Next();
            TVector c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
            float* first = sums.Continues ? c : sums.Start;
            if (first != null)
                Read<TVector, TVectors>(first, ref c0, ref c1, ref c2, ref c3, ref c4, ref c5, ref c6, ref c7);

            nint count = counts[row];
            for (nint i = 0; i < count; i++)
            {
                TVector x = TVector.Create(values[i]);
                float* bRow = Tile.Advance(b, distances[i]);
                TVector.AddProduct(ref c0, x, TVector.Load(bRow));
                if (sizeof(TVectors) > 1)
                    TVector.AddProduct(ref c1, x, TVector.Load(bRow + TVector.Width));
                if (sizeof(TVectors) > 2)
                    TVector.AddProduct(ref c2, x, TVector.Load(bRow + 2 * TVector.Width));
                if (sizeof(TVectors) > 3)
                    TVector.AddProduct(ref c3, x, TVector.Load(bRow + 3 * TVector.Width));
                if (sizeof(TVectors) > 4)
                    TVector.AddProduct(ref c4, x, TVector.Load(bRow + 4 * TVector.Width));
                if (sizeof(TVectors) > 5)
                    TVector.AddProduct(ref c5, x, TVector.Load(bRow + 5 * TVector.Width));
                if (sizeof(TVectors) > 6)
                    TVector.AddProduct(ref c6, x, TVector.Load(bRow + 6 * TVector.Width));
                if (sizeof(TVectors) > 7)
                    TVector.AddProduct(ref c7, x, TVector.Load(bRow + 7 * TVector.Width));
            }

            values += count;
            distances += count;
            Write<TVector, TVectors>(c, c0, c1, c2, c3, c4, c5, c6, c7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read<TVector, TVectors>(
        float* c, ref TVector c0, ref TVector c1, ref TVector c2, ref TVector c3, ref TVector c4, ref TVector c5, ref TVector c6,
        ref TVector c7)
        where TVector : struct, ISimd<TVector>
        where TVectors : unmanaged, IConstant
    {
        c0 = TVector.Load(c);
        if (sizeof(TVectors) > 1)
            c1 = TVector.Load(c + TVector.Width);
        if (sizeof(TVectors) > 2)
            c2 = TVector.Load(c + 2 * TVector.Width);
        if (sizeof(TVectors) > 3)
            c3 = TVector.Load(c + 3 * TVector.Width);
        if (sizeof(TVectors) > 4)
            c4 = TVector.Load(c + 4 * TVector.Width);
        if (sizeof(TVectors) > 5)
            c5 = TVector.Load(c + 5 * TVector.Width);
        if (sizeof(TVectors) > 6)
            c6 = TVector.Load(c + 6 * TVector.Width);
        if (sizeof(TVectors) > 7)
            c7 = TVector.Load(c + 7 * TVector.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TVector, TVectors>(
        float* c, TVector c0, TVector c1, TVector c2, TVector c3, TVector c4, TVector c5, TVector c6, TVector c7)
        where TVector : struct, ISimd<TVector>
        where TVectors : unmanaged, IConstant
    {
        c0.Store(c);
        if (sizeof(TVectors) > 1)
            c1.Store(c + TVector.Width);
        if (sizeof(TVectors) > 2)
            c2.Store(c + 2 * TVector.Width);
        if (sizeof(TVectors) > 3)
            c3.Store(c + 3 * TVector.Width);
        if (sizeof(TVectors) > 4)
            c4.Store(c + 4 * TVector.Width);
        if (sizeof(TVectors) > 5)
            c5.Store(c + 5 * TVector.Width);
        if (sizeof(TVectors) > 6)
            c6.Store(c + 6 * TVector.Width);
        if (sizeof(TVectors) > 7)
            c7.Store(c + 7 * TVector.Width);
    }
}
