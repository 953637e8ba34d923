using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Gradients scaled, g = s·g, then a step along that: what is left of a bound on their norm once the norm is known.</summary>
/// <typeparam name="TStep">The step.</typeparam>
/// <param name="step">That step.</param>
/// <param name="scale">s, for instance that of <see cref="GradientNorm.ClippingScale"/>.</param>
public readonly struct ScaledGradient<TStep>(TStep step, float scale) : IOptimizer
    where TStep : struct, IOptimizer
{
    private readonly TStep _step = step;

    static int IOptimizer.StatesPerParameter => TStep.StatesPerParameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TStep step = _step;
        step.Update(parameters, TVector.Create(scale) * gradient, state, stateStride, count);
    }
}
