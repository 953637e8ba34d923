using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Stores the sums in a matrix of padded rows, transposed.</summary>
/// <param name="matrix">The matrix; its padding gets 0 or is left as it is.</param>
/// <param name="rows">Its rows: the columns of the product that count.</param>
/// <param name="stride">Floats from one of its rows to the next.</param>
/// <param name="sums">Room for <see cref="BlockRows"/> rows of sums.</param>
/// <param name="sumStride">Floats from one row of sums to the next.</param>
internal readonly unsafe struct TransposeSink(float* matrix, nint rows, nint stride, float* sums, nint sumStride) : ISink
{
    /// <summary>The most rows of sums at a time.</summary>
    public const int BlockRows = 64;

    public nint RowsAtOnce => BlockRows;

    public nint Stride => sumStride;

    public float* Target(nint row, nint column) => sums + column;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Complete<TVector>(nint row, nint column, nint count, nint columns)
        where TVector : struct, ISimd<TVector> =>
        Transpose.Run<TVector>(count, Math.Min(columns, rows - column), sums + column, sumStride, matrix + column * stride + row, stride);
}
