using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>No step yet: the gradient, with all that penalties add to it, becomes the memory's g, from which <see cref="Lbfgs"/> goes on.</summary>
public readonly struct LbfgsGradient : IOptimizer
{
    /// <summary>g alone; what else the memory holds is no matter of one parameter.</summary>
    public static int StatesPerParameter => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count) =>
        gradient.Store(state, count);
}
