using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>RMSProp (Tieleman and Hinton 2012) as PyTorch computes it: s = ρs + (1 - ρ)g²; then a step along g/(√s + ε).</summary>
/// <typeparam name="TStep">The step that is taken along the quotient: <see cref="Sgd"/>, or <see cref="Momentum"/>.</typeparam>
/// <param name="step">That step.</param>
/// <param name="rho">ρ.</param>
/// <param name="epsilon">ε.</param>
public readonly struct RmsProp<TStep>(TStep step, double rho, double epsilon) : IOptimizer
    where TStep : struct, IOptimizer
{
    private readonly TStep _step = step;
    private readonly SecondMoment _square = new(rho);
    private readonly float _epsilon = (float)epsilon;

    static int IOptimizer.StatesPerParameter => 1 + TStep.StatesPerParameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector s = _square.With(TVector.Load(state, count), gradient);
        s.Store(state, count);
        TVector direction = gradient / (TVector.Sqrt(s) + TVector.Create(_epsilon));
        TStep step = _step;
        step.Update(parameters, direction, state + stateStride, stateStride, count);
    }
}
