using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The heart of every matrix product: a few rows by a few vectors of sums, all in registers.</summary>
internal static unsafe class Tile
{
    public const int MaxRows = 8;
    public const int MaxVectors = 3;

    /// <summary>
    /// C = start + A·B, or C += A·B, in tiles of <typeparamref name="TRows"/> rows and <typeparamref name="TVectors"/> vectors, one below the
    /// other.
    /// </summary>
    /// <remarks>
    /// The sums are locals of their own, since that is what keeps them in registers; rows and vectors are constants of the type, so
    /// that what lies beyond them leaves no code behind. Each sum runs over the depth in order, whatever the shape of the tile.
    /// </remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TRows">Rows of A and C.</typeparam>
    /// <typeparam name="TVectors">Vectors in a row of B and C.</typeparam>
    /// <param name="tiles">How many tiles.</param>
    /// <param name="factors">A and B, from their first element on.</param>
    /// <param name="ahead">What to fetch meanwhile, a part with each tile.</param>
    /// <param name="start">What every row of the sums starts with; 0 if null.</param>
    /// <param name="continues">Whether the sums start with C instead.</param>
    /// <param name="c">C.</param>
    /// <param name="cRow">Floats from one row of C to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVector, TRows, TVectors>(
        nint tiles, in Factors factors, ref Prefetch ahead, float* start, bool continues, float* c, nint cRow)
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

        float* a = factors.A;
        nint aRow = factors.ARow, twoRows = 2 * aRow, threeRows = 3 * aRow, aColumn = factors.AColumn, bRow = factors.BRow;
        for (; tiles > 0; tiles--, a += TRows.Value * aRow, c += TRows.Value * cRow)
        {
            ahead.Next();
            TVector c00 = s0, c01 = s1, c02 = s2;
            TVector c10 = s0, c11 = s1, c12 = s2;
            TVector c20 = s0, c21 = s1, c22 = s2;
            TVector c30 = s0, c31 = s1, c32 = s2;
            TVector c40 = s0, c41 = s1, c42 = s2;
            TVector c50 = s0, c51 = s1, c52 = s2;
            TVector c60 = s0, c61 = s1, c62 = s2;
            TVector c70 = s0, c71 = s1, c72 = s2;

            if (continues)
            {
                Read<TVector, TVectors>(c, ref c00, ref c01, ref c02);
                if (TRows.Value > 1)
                    Read<TVector, TVectors>(c + cRow, ref c10, ref c11, ref c12);
                if (TRows.Value > 2)
                    Read<TVector, TVectors>(c + 2 * cRow, ref c20, ref c21, ref c22);
                if (TRows.Value > 3)
                    Read<TVector, TVectors>(c + 3 * cRow, ref c30, ref c31, ref c32);
                if (TRows.Value > 4)
                    Read<TVector, TVectors>(c + 4 * cRow, ref c40, ref c41, ref c42);
                if (TRows.Value > 5)
                    Read<TVector, TVectors>(c + 5 * cRow, ref c50, ref c51, ref c52);
                if (TRows.Value > 6)
                    Read<TVector, TVectors>(c + 6 * cRow, ref c60, ref c61, ref c62);
                if (TRows.Value > 7)
                    Read<TVector, TVectors>(c + 7 * cRow, ref c70, ref c71, ref c72);
            }

            // Two pointers into A and two distances: eight pointers would not fit in the registers.
            float* b = factors.B, a0 = a, a4 = a + 4 * aRow;
            for (nint depth = factors.Depth; depth > 0; depth--, a0 += aColumn, a4 += aColumn, b += bRow)
            {
                TVector x, b0 = TVector.Load(b), b1 = default, b2 = default;
                if (TVectors.Value > 1)
                    b1 = TVector.Load(b + TVector.Width);
                if (TVectors.Value > 2)
                    b2 = TVector.Load(b + 2 * TVector.Width);

                x = TVector.Create(*a0);
                c00 = TVector.MultiplyAdd(b0, x, c00);
                if (TVectors.Value > 1)
                    c01 = TVector.MultiplyAdd(b1, x, c01);
                if (TVectors.Value > 2)
                    c02 = TVector.MultiplyAdd(b2, x, c02);

                if (TRows.Value > 1)
                {
                    x = TVector.Create(a0[aRow]);
                    c10 = TVector.MultiplyAdd(b0, x, c10);
                    if (TVectors.Value > 1)
                        c11 = TVector.MultiplyAdd(b1, x, c11);
                    if (TVectors.Value > 2)
                        c12 = TVector.MultiplyAdd(b2, x, c12);
                }

                if (TRows.Value > 2)
                {
                    x = TVector.Create(a0[twoRows]);
                    c20 = TVector.MultiplyAdd(b0, x, c20);
                    if (TVectors.Value > 1)
                        c21 = TVector.MultiplyAdd(b1, x, c21);
                    if (TVectors.Value > 2)
                        c22 = TVector.MultiplyAdd(b2, x, c22);
                }

                if (TRows.Value > 3)
                {
                    x = TVector.Create(a0[threeRows]);
                    c30 = TVector.MultiplyAdd(b0, x, c30);
                    if (TVectors.Value > 1)
                        c31 = TVector.MultiplyAdd(b1, x, c31);
                    if (TVectors.Value > 2)
                        c32 = TVector.MultiplyAdd(b2, x, c32);
                }

                if (TRows.Value > 4)
                {
                    x = TVector.Create(*a4);
                    c40 = TVector.MultiplyAdd(b0, x, c40);
                    if (TVectors.Value > 1)
                        c41 = TVector.MultiplyAdd(b1, x, c41);
                    if (TVectors.Value > 2)
                        c42 = TVector.MultiplyAdd(b2, x, c42);
                }

                if (TRows.Value > 5)
                {
                    x = TVector.Create(a4[aRow]);
                    c50 = TVector.MultiplyAdd(b0, x, c50);
                    if (TVectors.Value > 1)
                        c51 = TVector.MultiplyAdd(b1, x, c51);
                    if (TVectors.Value > 2)
                        c52 = TVector.MultiplyAdd(b2, x, c52);
                }

                if (TRows.Value > 6)
                {
                    x = TVector.Create(a4[twoRows]);
                    c60 = TVector.MultiplyAdd(b0, x, c60);
                    if (TVectors.Value > 1)
                        c61 = TVector.MultiplyAdd(b1, x, c61);
                    if (TVectors.Value > 2)
                        c62 = TVector.MultiplyAdd(b2, x, c62);
                }

                if (TRows.Value > 7)
                {
                    x = TVector.Create(a4[threeRows]);
                    c70 = TVector.MultiplyAdd(b0, x, c70);
                    if (TVectors.Value > 1)
                        c71 = TVector.MultiplyAdd(b1, x, c71);
                    if (TVectors.Value > 2)
                        c72 = TVector.MultiplyAdd(b2, x, c72);
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
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read<TVector, TVectors>(float* c, ref TVector c0, ref TVector c1, ref TVector c2)
        where TVector : struct, ISimd<TVector>
        where TVectors : struct, IConstant
    {
        c0 = TVector.Load(c);
        if (TVectors.Value > 1)
            c1 = TVector.Load(c + TVector.Width);
        if (TVectors.Value > 2)
            c2 = TVector.Load(c + 2 * TVector.Width);
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
