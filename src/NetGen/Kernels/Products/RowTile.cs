using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The tile of a single row, wide enough to read the rows of most matrices in one go: B streams through once, in order.</summary>
internal static unsafe class RowTile
{
    public const int MaxVectors = 16;

    /// <summary>c = start + a·B for one row of <typeparamref name="TVectors"/> vectors.</summary>
    /// <remarks>Each sum runs over the depth in order, as in <see cref="Tile"/>.</remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TVectors">Vectors in a row of B and c.</typeparam>
    /// <param name="factors">a and B, from their first element on.</param>
    /// <param name="start">What the sums start with; 0 if null.</param>
    /// <param name="c">c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVector, TVectors>(in Factors factors, float* start, float* c)
        where TVector : struct, ISimd<TVector>
        where TVectors : struct, IConstant
    {
        TVector c0 = TVector.Zero, c1 = TVector.Zero, c2 = TVector.Zero, c3 = TVector.Zero;
        TVector c4 = TVector.Zero, c5 = TVector.Zero, c6 = TVector.Zero, c7 = TVector.Zero;
        TVector c8 = TVector.Zero, c9 = TVector.Zero, c10 = TVector.Zero, c11 = TVector.Zero;
        TVector c12 = TVector.Zero, c13 = TVector.Zero, c14 = TVector.Zero, c15 = TVector.Zero;
        if (start != null)
        {
            c0 = TVector.Load(start);
            if (TVectors.Value > 1)
                c1 = TVector.Load(start + TVector.Width);
            if (TVectors.Value > 2)
                c2 = TVector.Load(start + 2 * TVector.Width);
            if (TVectors.Value > 3)
                c3 = TVector.Load(start + 3 * TVector.Width);
            if (TVectors.Value > 4)
                c4 = TVector.Load(start + 4 * TVector.Width);
            if (TVectors.Value > 5)
                c5 = TVector.Load(start + 5 * TVector.Width);
            if (TVectors.Value > 6)
                c6 = TVector.Load(start + 6 * TVector.Width);
            if (TVectors.Value > 7)
                c7 = TVector.Load(start + 7 * TVector.Width);
            if (TVectors.Value > 8)
                c8 = TVector.Load(start + 8 * TVector.Width);
            if (TVectors.Value > 9)
                c9 = TVector.Load(start + 9 * TVector.Width);
            if (TVectors.Value > 10)
                c10 = TVector.Load(start + 10 * TVector.Width);
            if (TVectors.Value > 11)
                c11 = TVector.Load(start + 11 * TVector.Width);
            if (TVectors.Value > 12)
                c12 = TVector.Load(start + 12 * TVector.Width);
            if (TVectors.Value > 13)
                c13 = TVector.Load(start + 13 * TVector.Width);
            if (TVectors.Value > 14)
                c14 = TVector.Load(start + 14 * TVector.Width);
            if (TVectors.Value > 15)
                c15 = TVector.Load(start + 15 * TVector.Width);
        }

        float* a = factors.A, b = factors.B;
        nint aColumn = factors.AColumn, bRow = factors.BRow;
        for (nint depth = factors.Depth; depth > 0; depth--, a += aColumn, b += bRow)
        {
            TVector x = TVector.Create(*a);
            c0 = TVector.MultiplyAdd(x, TVector.Load(b), c0);
            if (TVectors.Value > 1)
                c1 = TVector.MultiplyAdd(x, TVector.Load(b + TVector.Width), c1);
            if (TVectors.Value > 2)
                c2 = TVector.MultiplyAdd(x, TVector.Load(b + 2 * TVector.Width), c2);
            if (TVectors.Value > 3)
                c3 = TVector.MultiplyAdd(x, TVector.Load(b + 3 * TVector.Width), c3);
            if (TVectors.Value > 4)
                c4 = TVector.MultiplyAdd(x, TVector.Load(b + 4 * TVector.Width), c4);
            if (TVectors.Value > 5)
                c5 = TVector.MultiplyAdd(x, TVector.Load(b + 5 * TVector.Width), c5);
            if (TVectors.Value > 6)
                c6 = TVector.MultiplyAdd(x, TVector.Load(b + 6 * TVector.Width), c6);
            if (TVectors.Value > 7)
                c7 = TVector.MultiplyAdd(x, TVector.Load(b + 7 * TVector.Width), c7);
            if (TVectors.Value > 8)
                c8 = TVector.MultiplyAdd(x, TVector.Load(b + 8 * TVector.Width), c8);
            if (TVectors.Value > 9)
                c9 = TVector.MultiplyAdd(x, TVector.Load(b + 9 * TVector.Width), c9);
            if (TVectors.Value > 10)
                c10 = TVector.MultiplyAdd(x, TVector.Load(b + 10 * TVector.Width), c10);
            if (TVectors.Value > 11)
                c11 = TVector.MultiplyAdd(x, TVector.Load(b + 11 * TVector.Width), c11);
            if (TVectors.Value > 12)
                c12 = TVector.MultiplyAdd(x, TVector.Load(b + 12 * TVector.Width), c12);
            if (TVectors.Value > 13)
                c13 = TVector.MultiplyAdd(x, TVector.Load(b + 13 * TVector.Width), c13);
            if (TVectors.Value > 14)
                c14 = TVector.MultiplyAdd(x, TVector.Load(b + 14 * TVector.Width), c14);
            if (TVectors.Value > 15)
                c15 = TVector.MultiplyAdd(x, TVector.Load(b + 15 * TVector.Width), c15);
        }

        c0.Store(c);
        if (TVectors.Value > 1)
            c1.Store(c + TVector.Width);
        if (TVectors.Value > 2)
            c2.Store(c + 2 * TVector.Width);
        if (TVectors.Value > 3)
            c3.Store(c + 3 * TVector.Width);
        if (TVectors.Value > 4)
            c4.Store(c + 4 * TVector.Width);
        if (TVectors.Value > 5)
            c5.Store(c + 5 * TVector.Width);
        if (TVectors.Value > 6)
            c6.Store(c + 6 * TVector.Width);
        if (TVectors.Value > 7)
            c7.Store(c + 7 * TVector.Width);
        if (TVectors.Value > 8)
            c8.Store(c + 8 * TVector.Width);
        if (TVectors.Value > 9)
            c9.Store(c + 9 * TVector.Width);
        if (TVectors.Value > 10)
            c10.Store(c + 10 * TVector.Width);
        if (TVectors.Value > 11)
            c11.Store(c + 11 * TVector.Width);
        if (TVectors.Value > 12)
            c12.Store(c + 12 * TVector.Width);
        if (TVectors.Value > 13)
            c13.Store(c + 13 * TVector.Width);
        if (TVectors.Value > 14)
            c14.Store(c + 14 * TVector.Width);
        if (TVectors.Value > 15)
            c15.Store(c + 15 * TVector.Width);
    }
}
