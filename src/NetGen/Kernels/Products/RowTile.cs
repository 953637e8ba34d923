using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The tile of a single row: it is wider, so that several sums are under way and B streams through in long pieces.</summary>
internal static unsafe class RowTile
{
    public const int MaxVectors = 8;

    /// <summary>c = start + a·B for one row of <typeparamref name="TVectors"/> vectors. Each sum runs over the depth in order, as in <see cref="Tile"/>.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <typeparam name="TVectors">Vectors in a row of B and c.</typeparam>
    /// <param name="depth">Floats of a and rows of B.</param>
    /// <param name="a">a, read float by float.</param>
    /// <param name="aColumn">Floats from one element of a to the next.</param>
    /// <param name="b">B.</param>
    /// <param name="bRow">Floats from one row of B to the next.</param>
    /// <param name="start">What the sums start with; 0 if null.</param>
    /// <param name="c">c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVector, TVectors>(nint depth, float* a, nint aColumn, float* b, nint bRow, float* start, float* c)
        where TVector : struct, ISimd<TVector>
        where TVectors : struct, IConstant
    {
        TVector c0 = TVector.Zero, c1 = TVector.Zero, c2 = TVector.Zero, c3 = TVector.Zero;
        TVector c4 = TVector.Zero, c5 = TVector.Zero, c6 = TVector.Zero, c7 = TVector.Zero;
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
        }

        for (; depth > 0; depth--, a += aColumn, b += bRow)
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
    }
}
