using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Nadam (Dozat 2016) as PyTorch computes it: with μₜ = β₁(1 - ½·0.96^(tψ)), m += (1 - β₁)(g - m) and v = β₂v + (1 - β₂)g²,
/// θ -= η·((1 - μₜ)/(1 - μ₁…μₜ) · g + μₜ₊₁/(1 - μ₁…μₜ₊₁) · m) / (√v/√(1 - β₂ᵗ) + ε).
/// </summary>
public readonly struct Nadam : IOptimizer
{
    // From here on the product of the μ changes nothing in 1 - μ₁…μₜ.
    private const double Negligible = 1e-17;

    private readonly FirstMoment _mean;
    private readonly SecondMoment _square;
    private readonly float _minusGradientScale;
    private readonly float _minusMeanScale;
    private readonly float _denominatorScale;
    private readonly float _epsilon;

    /// <summary>The rule at step t; what depends on t alone is computed here, in double.</summary>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="momentumDecay">ψ.</param>
    /// <param name="step">t, 1 at the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is below 1.</exception>
    public Nadam(double learningRate, double beta1, double beta2, double epsilon, double momentumDecay, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        double fade = Math.Pow(0.96, momentumDecay);
        double mu = Mu(Math.Pow(fade, step)), next = Mu(Math.Pow(fade, step + 1.0));
        double product = 1, faded = 1;
        for (int t = 1; t <= step && product > Negligible; t++)
            product *= Mu(faded *= fade);

        _mean = new FirstMoment(beta1);
        _square = new SecondMoment(beta2);
        _minusGradientScale = (float)(-learningRate * (1 - mu) / (1 - product));
        _minusMeanScale = (float)(-learningRate * next / (1 - product * next));
        _denominatorScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
        _epsilon = (float)epsilon;

        double Mu(double faded) => beta1 * (1 - 0.5 * faded);
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

        TVector step = TVector.MultiplyAdd(TVector.Create(_minusGradientScale), gradient, TVector.Create(_minusMeanScale) * m);
        TVector denominator = TVector.MultiplyAdd(TVector.Sqrt(v), TVector.Create(_denominatorScale), TVector.Create(_epsilon));
        (TVector.Load(parameters, count) + step / denominator).Store(parameters, count);
    }
}
