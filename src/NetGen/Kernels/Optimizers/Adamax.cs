using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Adamax (Kingma and Ba 2015, section 7.1) as PyTorch computes it: m += (1 - β₁)(g - m); u = max(β₂u, |g| + ε); θ -= η/(1 - β₁ᵗ) · m/u.
/// </summary>
/// <remarks>
/// The state is u - ε, so that it is 0 at the start and stays 0 without gradients: u - ε = max(β₂(u - ε) - (1 - β₂)ε, |g|).
/// </remarks>
public readonly struct Adamax : IOptimizer
{
    private readonly FirstMoment _mean;
    private readonly float _minusStepSize;
    private readonly float _beta2;
    private readonly float _minusFadedEpsilon;
    private readonly float _epsilon;

    /// <summary>The rule at step t; what depends on t alone is computed here, in double.</summary>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε, above 0: u is never smaller.</param>
    /// <param name="step">t, 1 at the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is below 1.</exception>
    public Adamax(double learningRate, double beta1, double beta2, double epsilon, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        _mean = new FirstMoment(beta1);
        _minusStepSize = (float)(-learningRate / (1 - Math.Pow(beta1, step)));
        _beta2 = (float)beta2;
        _minusFadedEpsilon = (float)(-(1 - beta2) * epsilon);
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
        TVector faded = TVector.MultiplyAdd(TVector.Create(_beta2), TVector.Load(second, count), TVector.Create(_minusFadedEpsilon));
        TVector excess = TVector.Max(faded, VectorMath.Abs(gradient));
        excess.Store(second, count);
        TVector direction = m / (excess + TVector.Create(_epsilon));
        TVector.MultiplyAdd(TVector.Create(_minusStepSize), direction, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
