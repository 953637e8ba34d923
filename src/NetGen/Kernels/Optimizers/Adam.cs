using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Adam (Kingma and Ba 2015) as PyTorch computes it: m += (1 - β₁)(g - m); v = β₂v + (1 - β₂)g²;
/// θ -= η/(1 - β₁ᵗ) · m / (√v/√(1 - β₂ᵗ) + ε).
/// </summary>
public readonly struct Adam : IOptimizer
{
    private readonly FirstMoment _mean;
    private readonly SecondMoment _square;
    private readonly float _minusStepSize;
    private readonly float _denominatorScale;
    private readonly float _epsilon;

    /// <summary>The rule at step t; what depends on t alone is computed here, in double.</summary>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="step">t, 1 at the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is below 1.</exception>
    public Adam(double learningRate, double beta1, double beta2, double epsilon, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        _mean = new FirstMoment(beta1);
        _square = new SecondMoment(beta2);
        _minusStepSize = (float)(-learningRate / (1 - Math.Pow(beta1, step)));
        _denominatorScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
        _epsilon = (float)epsilon;
    }

    /// <inheritdoc/>
    public static int StatesPerParameter => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe void IOptimizer.Update<TVector>(float* parameters, TVector gradient, float* state, nint stateStride, nint count)
    {
        TVector m = _mean.With(TVector.Load(state, count), gradient);
        m.Store(state, count);

        float* second = state + stateStride;
        TVector v = _square.With(TVector.Load(second, count), gradient);
        v.Store(second, count);

        TVector denominator = TVector.MultiplyAdd(TVector.Sqrt(v), TVector.Create(_denominatorScale), TVector.Create(_epsilon));
        TVector.MultiplyAdd(TVector.Create(_minusStepSize), m / denominator, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
