using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>No step at all: in the place of the parameters, the gradient is kept.</summary>
public readonly struct KeepGradient : IOptimizer
{
    /// <inheritdoc/>
    public static int StatesPerParameter => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count) =>
        gradient.Store(parameters, count);
}
