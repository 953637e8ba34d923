using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>L1 and L2 penalties: g += λ₁ sign(θ) + λ₂θ, then a step along that; sign(0) = 0.</summary>
/// <typeparam name="TStep">The step.</typeparam>
/// <param name="step">That step.</param>
/// <param name="l1">λ₁.</param>
/// <param name="l2">λ₂.</param>
public readonly struct Penalty<TStep>(TStep step, double l1, double l2) : IOptimizer
    where TStep : struct, IOptimizer
{
    private readonly TStep _step = step;
    private readonly float _l1 = (float)l1;
    private readonly float _l2 = (float)l2;

    static int IOptimizer.StatesPerParameter => TStep.StatesPerParameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector theta = TVector.Load(parameters, count);
        TVector penalized = TVector.MultiplyAdd(TVector.Create(_l2), theta, gradient);
        penalized = TVector.MultiplyAdd(TVector.Create(_l1), VectorMath.Sign(theta), penalized);
        TStep step = _step;
        step.Update(parameters, penalized, state, stateStride, count);
    }
}
