using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>No step at all: in the place of the parameters, the gradients of several uses of a layer are summed.</summary>
public readonly struct AddGradient : IOptimizer
{
    /// <inheritdoc/>
    public static int StatesPerParameter => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count) =>
        (TVector.Load(parameters, count) + gradient).Store(parameters, count);
}
