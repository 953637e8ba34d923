using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The product of one row with a transposed matrix: its scalar products with the matrix's rows, which are read as they lie.</summary>
internal static unsafe class RowProducts
{
    /// <summary>c[i] = a · row i of B; four rows at a time hide each other's latency.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="rows">Rows of B.</param>
    /// <param name="columns">Values in a and in a row of B; both are read up to the end of their last vector, and one of them has 0 there.</param>
    /// <param name="a">The row.</param>
    /// <param name="b">The matrix.</param>
    /// <param name="bRow">Floats from one row of B to the next.</param>
    /// <param name="c">[<paramref name="rows"/>].</param>
    [MethodImpl(Compiled.AtOnce)]
    public static void Run<TVector>(nint rows, nint columns, float* a, float* b, nint bRow, float* c)
        where TVector : struct, ISimd<TVector>
    {
        for (; rows >= 4; rows -= 4, b += 4 * bRow, c += 4)
        {
            float* b1 = b + bRow, b2 = b1 + bRow, b3 = b2 + bRow;
            TVector sum0 = TVector.Zero, sum1 = TVector.Zero, sum2 = TVector.Zero, sum3 = TVector.Zero;
            for (nint i = 0; i < columns; i += TVector.Width)
            {
                TVector x = TVector.Load(a + i);
                sum0 = TVector.MultiplyAdd(TVector.Load(b + i), x, sum0);
                sum1 = TVector.MultiplyAdd(TVector.Load(b1 + i), x, sum1);
                sum2 = TVector.MultiplyAdd(TVector.Load(b2 + i), x, sum2);
                sum3 = TVector.MultiplyAdd(TVector.Load(b3 + i), x, sum3);
            }

            Store(c, sum0, sum1, sum2, sum3);
        }

        for (; rows > 0; rows--, b += bRow, c++)
        {
            TVector sum = TVector.Zero;
            for (nint i = 0; i < columns; i += TVector.Width)
                sum = TVector.MultiplyAdd(TVector.Load(b + i), TVector.Load(a + i), sum);
            *c = TVector.Sum(sum);
        }
    }

    /// <summary>Sums up four vectors, one float each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector>(float* c, TVector sum0, TVector sum1, TVector sum2, TVector sum3)
        where TVector : struct, ISimd<TVector>
    {
        c[0] = TVector.Sum(sum0);
        c[1] = TVector.Sum(sum1);
        c[2] = TVector.Sum(sum2);
        c[3] = TVector.Sum(sum3);
    }
}
