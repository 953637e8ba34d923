using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The sum of the rows of a matrix: the gradient of a bias.</summary>
internal static unsafe class ColumnSums
{
    /// <summary>The sums of one vector of columns, in the order of the rows.</summary>
    /// <typeparam name="TVector">The vectors of an engine.</typeparam>
    /// <param name="rows">Rows.</param>
    /// <param name="matrix">The first of the columns in the first row.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TVector>(nint rows, float* matrix, nint stride)
        where TVector : struct, ISimd<TVector>
    {
        TVector sum = TVector.Zero;
        for (; rows > 0; rows--, matrix += stride)
            sum += TVector.Load(matrix);
        return sum;
    }
}
