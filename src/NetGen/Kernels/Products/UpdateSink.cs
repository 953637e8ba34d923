using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Takes the sums for a gradient and updates the parameters with it; the gradient is stored nowhere.</summary>
/// <typeparam name="TOptimizer">The optimiser.</typeparam>
/// <param name="optimizer">Its rule at this step.</param>
/// <param name="parameters">A matrix of parameters in padded rows.</param>
/// <param name="stride">Floats from one row to the next.</param>
/// <param name="state">The optimiser's state, in the layout of the parameters.</param>
/// <param name="stateStride">Floats from one state of a parameter to its next.</param>
/// <param name="prefetches">Whether parameters and state are too large for the cache, so that they have to be fetched in time.</param>
/// <param name="tile">Scratch of <see cref="Product.TileFloats"/> floats.</param>
internal readonly unsafe struct UpdateSink<TOptimizer>(
    TOptimizer optimizer, float* parameters, nint stride, float* state, nint stateStride, bool prefetches, float* tile) : ISink
    where TOptimizer : struct, IOptimizer
{
    /// <summary>A row of large parameters lies on pages of its own, as does each of its states: more than the processor can translate at once.</summary>
    public nint RowsAtOnce => prefetches ? 64 : nint.MaxValue;

    public nint Stride => Product.TileStride;

    public float* Target(nint row, nint column) => tile;

    /// <summary>
    /// The rows of a tile are short pieces of long rows, which no hardware prefetcher foresees. Asked for before the sums, they arrive
    /// while those are computed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prepare(nint row, nint column, nint rows, nint columns)
    {
        if (!prefetches || !Sse.IsSupported)
            return;
        for (nint r = 0; r < rows; r++)
        {
            nint offset = (row + r) * stride + column;
            for (nint i = 0; i < columns; i += Check.RowUnit)
            {
                Sse.Prefetch0(parameters + offset + i);
                for (int k = 0; k < TOptimizer.StatesPerParameter; k++)
                    Sse.Prefetch0(state + k * stateStride + offset + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Complete<TVector>(nint row, nint column, nint rows, nint columns)
        where TVector : struct, ISimd<TVector>
    {
        TOptimizer rule = optimizer;
        for (nint r = 0; r < rows; r++)
        {
            nint offset = (row + r) * stride + column;
            float* gradient = tile + r * Stride;
            for (nint i = 0; i < columns; i += TVector.Width)
                rule.Update(parameters + offset + i, TVector.Load(gradient + i), state + offset + i, stateStride, TVector.Width);
        }
    }
}
