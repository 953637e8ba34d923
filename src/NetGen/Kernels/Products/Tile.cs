using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The heart of every matrix product: a few rows by a few vectors of sums, all in registers.</summary>
internal static unsafe class Tile
{
    public const int MaxRows = 8;
    public const int MaxVectors = 3;

    /// <summary>C = start + A·B for <typeparamref name="TRows"/> rows and <typeparamref name="TVectors"/> vectors.</summary>
    /// <remarks>
    /// The sums are locals of their own, since that is what keeps them in registers; rows and vectors are constants of the type, so
    /// that what lies beyond them leaves no code behind. Each sum runs over the depth in order, whatever the shape of the tile.
    /// </remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TRows">Rows of A and C.</typeparam>
    /// <typeparam name="TVectors">Vectors in a row of B and C.</typeparam>
    /// <param name="factors">A and B, from their first element on.</param>
    /// <param name="start">What every row of the sums starts with; 0 if null.</param>
    /// <param name="c">C.</param>
    /// <param name="cRow">Floats from one row of C to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVector, TRows, TVectors>(in Factors factors, float* start, float* c, nint cRow)
        where TVector : struct, ISimd<TVector>
        where TRows : struct, IConstant
        where TVectors : struct, IConstant
    {
        TVector s0 = TVector.Zero, s1 = TVector.Zero, s2 = TVector.Zero;
        if (start != null)
        {
            s0 = TVector.Load(start);
            if (TVectors.Value > 1)
                s1 = TVector.Load(start + TVector.Width);
            if (TVectors.Value > 2)
                s2 = TVector.Load(start + 2 * TVector.Width);
        }

        TVector c00 = s0, c01 = s1, c02 = s2;
        TVector c10 = s0, c11 = s1, c12 = s2;
        TVector c20 = s0, c21 = s1, c22 = s2;
        TVector c30 = s0, c31 = s1, c32 = s2;
        TVector c40 = s0, c41 = s1, c42 = s2;
        TVector c50 = s0, c51 = s1, c52 = s2;
        TVector c60 = s0, c61 = s1, c62 = s2;
        TVector c70 = s0, c71 = s1, c72 = s2;

        nint aRow = factors.ARow, aColumn = factors.AColumn, bRow = factors.BRow;
        float* b = factors.B, a0 = factors.A, a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
        float* a4 = a3 + aRow, a5 = a4 + aRow, a6 = a5 + aRow, a7 = a6 + aRow;
        nint k = 0;
        for (nint depth = factors.Depth; depth > 0; depth--, k += aColumn, b += bRow)
        {
            TVector x, b0 = TVector.Load(b), b1 = default, b2 = default;
            if (TVectors.Value > 1)
                b1 = TVector.Load(b + TVector.Width);
            if (TVectors.Value > 2)
                b2 = TVector.Load(b + 2 * TVector.Width);

            x = TVector.Create(a0[k]);
            c00 = TVector.MultiplyAdd(x, b0, c00);
            if (TVectors.Value > 1)
                c01 = TVector.MultiplyAdd(x, b1, c01);
            if (TVectors.Value > 2)
                c02 = TVector.MultiplyAdd(x, b2, c02);

            if (TRows.Value > 1)
            {
                x = TVector.Create(a1[k]);
                c10 = TVector.MultiplyAdd(x, b0, c10);
                if (TVectors.Value > 1)
                    c11 = TVector.MultiplyAdd(x, b1, c11);
                if (TVectors.Value > 2)
                    c12 = TVector.MultiplyAdd(x, b2, c12);
            }

            if (TRows.Value > 2)
            {
                x = TVector.Create(a2[k]);
                c20 = TVector.MultiplyAdd(x, b0, c20);
                if (TVectors.Value > 1)
                    c21 = TVector.MultiplyAdd(x, b1, c21);
                if (TVectors.Value > 2)
                    c22 = TVector.MultiplyAdd(x, b2, c22);
            }

            if (TRows.Value > 3)
            {
                x = TVector.Create(a3[k]);
                c30 = TVector.MultiplyAdd(x, b0, c30);
                if (TVectors.Value > 1)
                    c31 = TVector.MultiplyAdd(x, b1, c31);
                if (TVectors.Value > 2)
                    c32 = TVector.MultiplyAdd(x, b2, c32);
            }

            if (TRows.Value > 4)
            {
                x = TVector.Create(a4[k]);
                c40 = TVector.MultiplyAdd(x, b0, c40);
                if (TVectors.Value > 1)
                    c41 = TVector.MultiplyAdd(x, b1, c41);
                if (TVectors.Value > 2)
                    c42 = TVector.MultiplyAdd(x, b2, c42);
            }

            if (TRows.Value > 5)
            {
                x = TVector.Create(a5[k]);
                c50 = TVector.MultiplyAdd(x, b0, c50);
                if (TVectors.Value > 1)
                    c51 = TVector.MultiplyAdd(x, b1, c51);
                if (TVectors.Value > 2)
                    c52 = TVector.MultiplyAdd(x, b2, c52);
            }

            if (TRows.Value > 6)
            {
                x = TVector.Create(a6[k]);
                c60 = TVector.MultiplyAdd(x, b0, c60);
                if (TVectors.Value > 1)
                    c61 = TVector.MultiplyAdd(x, b1, c61);
                if (TVectors.Value > 2)
                    c62 = TVector.MultiplyAdd(x, b2, c62);
            }

            if (TRows.Value > 7)
            {
                x = TVector.Create(a7[k]);
                c70 = TVector.MultiplyAdd(x, b0, c70);
                if (TVectors.Value > 1)
                    c71 = TVector.MultiplyAdd(x, b1, c71);
                if (TVectors.Value > 2)
                    c72 = TVector.MultiplyAdd(x, b2, c72);
            }
        }

        Write<TVector, TVectors>(c, c00, c01, c02);
        if (TRows.Value > 1)
            Write<TVector, TVectors>(c + cRow, c10, c11, c12);
        if (TRows.Value > 2)
            Write<TVector, TVectors>(c + 2 * cRow, c20, c21, c22);
        if (TRows.Value > 3)
            Write<TVector, TVectors>(c + 3 * cRow, c30, c31, c32);
        if (TRows.Value > 4)
            Write<TVector, TVectors>(c + 4 * cRow, c40, c41, c42);
        if (TRows.Value > 5)
            Write<TVector, TVectors>(c + 5 * cRow, c50, c51, c52);
        if (TRows.Value > 6)
            Write<TVector, TVectors>(c + 6 * cRow, c60, c61, c62);
        if (TRows.Value > 7)
            Write<TVector, TVectors>(c + 7 * cRow, c70, c71, c72);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TVector, TVectors>(float* c, TVector c0, TVector c1, TVector c2)
        where TVector : struct, ISimd<TVector>
        where TVectors : struct, IConstant
    {
        c0.Store(c);
        if (TVectors.Value > 1)
            c1.Store(c + TVector.Width);
        if (TVectors.Value > 2)
            c2.Store(c + 2 * TVector.Width);
    }
}
