using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// RMSProp by the variance instead of the square (Graves 2013) as PyTorch computes it: s = ρs + (1 - ρ)g²; m = ρm + (1 - ρ)g; then a step
/// along g/(√(s - m²) + ε). What rounding leaves of s - m² below 0 counts as 0.
/// </summary>
/// <typeparam name="TStep">The step that is taken along the quotient: <see cref="Sgd"/>, or <see cref="Momentum"/>.</typeparam>
/// <param name="step">That step.</param>
/// <param name="rho">ρ.</param>
/// <param name="epsilon">ε.</param>
public readonly struct CenteredRmsProp<TStep>(TStep step, double rho, double epsilon) : IOptimizer
    where TStep : struct, IOptimizer
{
    private readonly TStep _step = step;
    private readonly SecondMoment _square = new(rho);
    private readonly FirstMoment _mean = new(rho);
    private readonly float _epsilon = (float)epsilon;

    static int IOptimizer.StatesPerParameter => 2 + TStep.StatesPerParameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector s = _square.With(TVector.Load(state, count), gradient);
        s.Store(state, count);
        float* first = state + stateStride;
        TVector m = _mean.With(TVector.Load(first, count), gradient);
        m.Store(first, count);

        TVector variance = TVector.Max(TVector.Zero, TVector.MultiplyAdd(VectorMath.Negate(m), m, s));
        TVector direction = gradient / (TVector.Sqrt(variance) + TVector.Create(_epsilon));
        TStep step = _step;
        step.Update(parameters, direction, first + stateStride, stateStride, count);
    }
}
