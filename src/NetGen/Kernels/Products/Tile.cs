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
    /// <param name="sums">C and what it starts with.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static void Run<TVector, TRows, TVectors>(nint tiles, in Factors factors, ref Prefetch ahead, in Sums sums)
        where TVector : struct, ISimd<TVector>
        where TRows : unmanaged, IConstant
        where TVectors : unmanaged, IConstant
    {
        float* start = sums.Start, c = sums.C;
        nint cRow = sums.CRow;
        bool continues = sums.Continues;
        TVector s0 = TVector.Zero, s1 = TVector.Zero, s2 = TVector.Zero;
        if (start != null)
        {
            s0 = TVector.Load(start);
            if (sizeof(TVectors) > 1)
                s1 = TVector.Load(start + TVector.Width);
            if (sizeof(TVectors) > 2)
                s2 = TVector.Load(start + 2 * TVector.Width);
        }

        float* a = factors.A;
        nint aRow = factors.ARow, twoRows = 2 * aRow, threeRows = 3 * aRow;
        nint aColumnBytes = factors.AColumn * sizeof(float), bRowBytes = factors.BRow * sizeof(float);
        for (; tiles > 0; tiles--, a += sizeof(TRows) * aRow, c += sizeof(TRows) * cRow)
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
                if (sizeof(TRows) > 1)
                    Read<TVector, TVectors>(c + cRow, ref c10, ref c11, ref c12);
                if (sizeof(TRows) > 2)
                    Read<TVector, TVectors>(c + 2 * cRow, ref c20, ref c21, ref c22);
                if (sizeof(TRows) > 3)
                    Read<TVector, TVectors>(c + 3 * cRow, ref c30, ref c31, ref c32);
                if (sizeof(TRows) > 4)
                    Read<TVector, TVectors>(c + 4 * cRow, ref c40, ref c41, ref c42);
                if (sizeof(TRows) > 5)
                    Read<TVector, TVectors>(c + 5 * cRow, ref c50, ref c51, ref c52);
                if (sizeof(TRows) > 6)
                    Read<TVector, TVectors>(c + 6 * cRow, ref c60, ref c61, ref c62);
                if (sizeof(TRows) > 7)
                    Read<TVector, TVectors>(c + 7 * cRow, ref c70, ref c71, ref c72);
            }

            // Two pointers into A and two distances: eight pointers would not fit in the registers. Distances in bytes and no counter:
            // where another thread shares the core, every instruction of this loop counts.
            float* b = factors.B, end = b + factors.Depth * factors.BRow, a0 = a, a4 = a + 4 * aRow;
            for (; b < end; a0 = Advance(a0, aColumnBytes), a4 = Advance(a4, aColumnBytes), b = Advance(b, bRowBytes))
            {
                TVector x, b0 = TVector.Load(b), b1 = default, b2 = default;
                if (sizeof(TVectors) > 1)
                    b1 = TVector.Load(b + TVector.Width);
                if (sizeof(TVectors) > 2)
                    b2 = TVector.Load(b + 2 * TVector.Width);

                x = TVector.Create(*a0);
                TVector.AddProduct(ref c00, b0, x);
                if (sizeof(TVectors) > 1)
                    TVector.AddProduct(ref c01, b1, x);
                if (sizeof(TVectors) > 2)
                    TVector.AddProduct(ref c02, b2, x);

                if (sizeof(TRows) > 1)
                {
                    x = TVector.Create(a0[aRow]);
                    TVector.AddProduct(ref c10, b0, x);
                    if (sizeof(TVectors) > 1)
                        TVector.AddProduct(ref c11, b1, x);
                    if (sizeof(TVectors) > 2)
                        TVector.AddProduct(ref c12, b2, x);
                }

                if (sizeof(TRows) > 2)
                {
                    x = TVector.Create(a0[twoRows]);
                    TVector.AddProduct(ref c20, b0, x);
                    if (sizeof(TVectors) > 1)
                        TVector.AddProduct(ref c21, b1, x);
                    if (sizeof(TVectors) > 2)
                        TVector.AddProduct(ref c22, b2, x);
                }

                if (sizeof(TRows) > 3)
                {
                    x = TVector.Create(a0[threeRows]);
                    TVector.AddProduct(ref c30, b0, x);
                    if (sizeof(TVectors) > 1)
                        TVector.AddProduct(ref c31, b1, x);
                    if (sizeof(TVectors) > 2)
                        TVector.AddProduct(ref c32, b2, x);
                }

                if (sizeof(TRows) > 4)
                {
                    x = TVector.Create(*a4);
                    TVector.AddProduct(ref c40, b0, x);
                    if (sizeof(TVectors) > 1)
                        TVector.AddProduct(ref c41, b1, x);
                    if (sizeof(TVectors) > 2)
                        TVector.AddProduct(ref c42, b2, x);
                }

                if (sizeof(TRows) > 5)
                {
                    x = TVector.Create(a4[aRow]);
                    TVector.AddProduct(ref c50, b0, x);
                    if (sizeof(TVectors) > 1)
                        TVector.AddProduct(ref c51, b1, x);
                    if (sizeof(TVectors) > 2)
                        TVector.AddProduct(ref c52, b2, x);
                }

                if (sizeof(TRows) > 6)
                {
                    x = TVector.Create(a4[twoRows]);
                    TVector.AddProduct(ref c60, b0, x);
                    if (sizeof(TVectors) > 1)
                        TVector.AddProduct(ref c61, b1, x);
                    if (sizeof(TVectors) > 2)
                        TVector.AddProduct(ref c62, b2, x);
                }

                if (sizeof(TRows) > 7)
                {
                    x = TVector.Create(a4[threeRows]);
                    TVector.AddProduct(ref c70, b0, x);
                    if (sizeof(TVectors) > 1)
                        TVector.AddProduct(ref c71, b1, x);
                    if (sizeof(TVectors) > 2)
                        TVector.AddProduct(ref c72, b2, x);
                }
            }

            Write<TVector, TVectors>(c, c00, c01, c02);
            if (sizeof(TRows) > 1)
                Write<TVector, TVectors>(c + cRow, c10, c11, c12);
            if (sizeof(TRows) > 2)
                Write<TVector, TVectors>(c + 2 * cRow, c20, c21, c22);
            if (sizeof(TRows) > 3)
                Write<TVector, TVectors>(c + 3 * cRow, c30, c31, c32);
            if (sizeof(TRows) > 4)
                Write<TVector, TVectors>(c + 4 * cRow, c40, c41, c42);
            if (sizeof(TRows) > 5)
                Write<TVector, TVectors>(c + 5 * cRow, c50, c51, c52);
            if (sizeof(TRows) > 6)
                Write<TVector, TVectors>(c + 6 * cRow, c60, c61, c62);
            if (sizeof(TRows) > 7)
                Write<TVector, TVectors>(c + 7 * cRow, c70, c71, c72);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float* Advance(float* pointer, nint bytes) => (float*)((byte*)pointer + bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read<TVector, TVectors>(float* c, ref TVector c0, ref TVector c1, ref TVector c2)
        where TVector : struct, ISimd<TVector>
        where TVectors : unmanaged, IConstant
    {
        c0 = TVector.Load(c);
        if (sizeof(TVectors) > 1)
            c1 = TVector.Load(c + TVector.Width);
        if (sizeof(TVectors) > 2)
            c2 = TVector.Load(c + 2 * TVector.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TVector, TVectors>(float* c, TVector c0, TVector c1, TVector c2)
        where TVector : struct, ISimd<TVector>
        where TVectors : unmanaged, IConstant
    {
        c0.Store(c);
        if (sizeof(TVectors) > 1)
            c1.Store(c + TVector.Width);
        if (sizeof(TVectors) > 2)
            c2.Store(c + 2 * TVector.Width);
    }
}
