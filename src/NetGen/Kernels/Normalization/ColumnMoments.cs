using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Mean and variance of a vector of columns, over the rows of a batch.</summary>
internal static unsafe class ColumnMoments
{
    /// <summary>Rows summed up apart, so that the rounding errors of a large batch don't add up.</summary>
    private const int Chunk = 64;

    /// <summary>The mean over the rows.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="x">The first of the columns in the first row.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="columns">Columns there are; the other lanes are 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Mean<TVector>(nint rows, float* x, nint stride, nint columns)
        where TVector : struct, ISimd<TVector>
    {
        TVector total = TVector.Zero;
        for (nint first = 0; first < rows; first += Chunk)
        {
            nint end = Math.Min(first + Chunk, rows);
            TVector even = TVector.Zero, odd = TVector.Zero;
            nint row = first;
            for (; row < end - 1; row += 2)
            {
                even += TVector.Load(x + row * stride, columns);
                odd += TVector.Load(x + (row + 1) * stride, columns);
            }

            if (row < end)
                even += TVector.Load(x + row * stride, columns);
            total += even + odd;
        }

        return total * TVector.Create(1f / rows);
    }

    /// <summary>Σ (x - mean)² over the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SquaredDeviations<TVector>(nint rows, float* x, nint stride, nint columns, TVector mean)
        where TVector : struct, ISimd<TVector>
    {
        TVector total = TVector.Zero;
        for (nint first = 0; first < rows; first += Chunk)
        {
            nint end = Math.Min(first + Chunk, rows);
            TVector even = TVector.Zero, odd = TVector.Zero;
            nint row = first;
            for (; row < end - 1; row += 2)
            {
                TVector a = TVector.Load(x + row * stride, columns) - mean;
                TVector b = TVector.Load(x + (row + 1) * stride, columns) - mean;
                even = TVector.MultiplyAdd(a, a, even);
                odd = TVector.MultiplyAdd(b, b, odd);
            }

            if (row < end)
            {
                TVector a = TVector.Load(x + row * stride, columns) - mean;
                even = TVector.MultiplyAdd(a, a, even);
            }

            total += even + odd;
        }

        return total;
    }
}
