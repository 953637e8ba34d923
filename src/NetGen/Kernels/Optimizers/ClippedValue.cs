using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Gradients bounded one by one: g = min(max(g, -c), c), then a step along that. NaN stays.</summary>
/// <typeparam name="TStep">The step.</typeparam>
/// <param name="step">That step.</param>
/// <param name="bound">c.</param>
public readonly struct ClippedValue<TStep>(TStep step, double bound) : IOptimizer
    where TStep : struct, IOptimizer
{
    private readonly TStep _step = step;
    private readonly float _bound = (float)bound;

    static int IOptimizer.StatesPerParameter => TStep.StatesPerParameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TStep step = _step;
        TVector clipped = TVector.Min(TVector.Create(_bound), TVector.Max(TVector.Create(-_bound), gradient));
        step.Update(parameters, clipped, state, stateStride, count);
    }
}
