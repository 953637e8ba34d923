using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Transposes a matrix, block by block in registers.</summary>
internal static unsafe class Transpose
{
    /// <summary>destination[c][r] = source[r][c].</summary>
    /// <remarks>Rows of both are read and written up to the next multiple of <see cref="ISimd{TVector}.BlockSize"/> columns; there the destination gets 0.</remarks>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="source">The matrix.</param>
    /// <param name="sourceStride">Floats from one row to the next.</param>
    /// <param name="destination">[columns][rows].</param>
    /// <param name="destinationStride">Floats from one row to the next.</param>
    [MethodImpl(Compiled.AtOnce)]
    public static void Run<TVector>(nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride)
        where TVector : struct, ISimd<TVector>
    {
        // Whole lines of the cache: the destination is written along its rows, the source read along sixteen columns.
        nint block = TVector.BlockSize;
        for (nint first = 0; first < columns; first += Check.RowUnit)
        {
            nint end = Math.Min(columns, first + Check.RowUnit);
            for (nint row = 0; row < rows; row += block)
            {
                for (nint column = first; column < end; column += block)
                {
                    float* from = source + row * sourceStride + column, to = destination + column * destinationStride + row;
                    if (row + block <= rows && column + block <= columns)
                        TVector.TransposeBlock(from, sourceStride, to, destinationStride);
                    else
                        TVector.TransposeEdge(rows - row, columns - column, from, sourceStride, to, destinationStride);
                }
            }
        }
    }
}
