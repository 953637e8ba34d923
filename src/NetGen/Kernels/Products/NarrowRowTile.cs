using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The tile of a single narrow row. A few sums would wait for each other's multiplications, so the depth is cut into four, each with
/// sums of its own.
/// </summary>
internal static unsafe class NarrowRowTile
{
    public const int MaxVectors = 4;

    private const int Chains = 4;

    /// <summary>c = start + a·B for one row of <typeparamref name="TVectors"/> vectors.</summary>
    /// <remarks>Sum i of four runs over the depths i, i + 4, i + 8, …; the last ones go to the first sum.</remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TVectors">Vectors in a row of B and c.</typeparam>
    /// <param name="factors">a and B, from their first element on.</param>
    /// <param name="start">What the sums start with; 0 if null.</param>
    /// <param name="c">c.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static void Run<TVector, TVectors>(in Factors factors, float* start, float* c)
        where TVector : struct, ISimd<TVector>
        where TVectors : unmanaged, IConstant
    {
        TVector c00 = TVector.Zero, c01 = TVector.Zero, c02 = TVector.Zero, c03 = TVector.Zero;
        TVector c10 = TVector.Zero, c11 = TVector.Zero, c12 = TVector.Zero, c13 = TVector.Zero;
        TVector c20 = TVector.Zero, c21 = TVector.Zero, c22 = TVector.Zero, c23 = TVector.Zero;
        TVector c30 = TVector.Zero, c31 = TVector.Zero, c32 = TVector.Zero, c33 = TVector.Zero;
        if (start != null)
        {
            c00 = TVector.Load(start);
            if (sizeof(TVectors) > 1)
                c01 = TVector.Load(start + TVector.Width);
            if (sizeof(TVectors) > 2)
                c02 = TVector.Load(start + 2 * TVector.Width);
            if (sizeof(TVectors) > 3)
                c03 = TVector.Load(start + 3 * TVector.Width);
        }

        float* a = factors.A, b = factors.B;
        nint aColumn = factors.AColumn, bRow = factors.BRow, depth = factors.Depth;
        for (; depth >= Chains; depth -= Chains)
        {
            Accumulate<TVector, TVectors>(*a, b, ref c00, ref c01, ref c02, ref c03);
            a += aColumn;
            b += bRow;
            Accumulate<TVector, TVectors>(*a, b, ref c10, ref c11, ref c12, ref c13);
            a += aColumn;
            b += bRow;
            Accumulate<TVector, TVectors>(*a, b, ref c20, ref c21, ref c22, ref c23);
            a += aColumn;
            b += bRow;
            Accumulate<TVector, TVectors>(*a, b, ref c30, ref c31, ref c32, ref c33);
            a += aColumn;
            b += bRow;
        }

        for (; depth > 0; depth--, a += aColumn, b += bRow)
            Accumulate<TVector, TVectors>(*a, b, ref c00, ref c01, ref c02, ref c03);

        (c00 + c10 + (c20 + c30)).Store(c);
        if (sizeof(TVectors) > 1)
            (c01 + c11 + (c21 + c31)).Store(c + TVector.Width);
        if (sizeof(TVectors) > 2)
            (c02 + c12 + (c22 + c32)).Store(c + 2 * TVector.Width);
        if (sizeof(TVectors) > 3)
            (c03 + c13 + (c23 + c33)).Store(c + 3 * TVector.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TVector, TVectors>(
        float a, float* b, ref TVector c0, ref TVector c1, ref TVector c2, ref TVector c3)
        where TVector : struct, ISimd<TVector>
        where TVectors : unmanaged, IConstant
    {
        TVector x = TVector.Create(a);
        c0 = TVector.MultiplyAdd(x, TVector.Load(b), c0);
        if (sizeof(TVectors) > 1)
            c1 = TVector.MultiplyAdd(x, TVector.Load(b + TVector.Width), c1);
        if (sizeof(TVectors) > 2)
            c2 = TVector.MultiplyAdd(x, TVector.Load(b + 2 * TVector.Width), c2);
        if (sizeof(TVectors) > 3)
            c3 = TVector.MultiplyAdd(x, TVector.Load(b + 3 * TVector.Width), c3);
    }
}
