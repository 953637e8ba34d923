using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// AdaDelta (Zeiler 2012) as PyTorch computes it: s = ρs + (1 - ρ)g²; d = √(u + ε)/√(s + ε) · g; u = ρu + (1 - ρ)d²; θ -= ηd.
/// </summary>
/// <param name="learningRate">η.</param>
/// <param name="rho">ρ.</param>
/// <param name="epsilon">ε.</param>
public readonly struct AdaDelta(double learningRate, double rho, double epsilon) : IOptimizer
{
    private readonly SecondMoment _square = new(rho);
    private readonly float _minusRate = -(float)learningRate;
    private readonly float _epsilon = (float)epsilon;

    /// <inheritdoc/>
    public static int StatesPerParameter => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector epsilon = TVector.Create(_epsilon);
        TVector s = _square.With(TVector.Load(state, count), gradient);
        s.Store(state, count);

        float* second = state + stateStride;
        TVector u = TVector.Load(second, count);
        TVector step = TVector.Sqrt((u + epsilon) / (s + epsilon)) * gradient;
        _square.With(u, step).Store(second, count);
        TVector.MultiplyAdd(TVector.Create(_minusRate), step, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
