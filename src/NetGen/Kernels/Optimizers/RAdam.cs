using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// RAdam (Liu et al. 2020) as PyTorch computes it: m += (1 - β₁)(g - m); v = β₂v + (1 - β₂)g². While v rests on too few gradients
/// (ρₜ ≤ 5), θ -= η/(1 - β₁ᵗ) · m; from then on θ -= η·rₜ·√(1 - β₂ᵗ)/(1 - β₁ᵗ) · m/(√v + ε), with
/// ρ∞ = 2/(1 - β₂) - 1, ρₜ = ρ∞ - 2tβ₂ᵗ/(1 - β₂ᵗ) and rₜ² = (ρₜ - 4)(ρₜ - 2)ρ∞ / ((ρ∞ - 4)(ρ∞ - 2)ρₜ).
/// </summary>
public readonly struct RAdam : IOptimizer
{
    private readonly FirstMoment _mean;
    private readonly SecondMoment _square;
    private readonly float _minusStepSize;

    // The denominator is √v + ε, or 1.
    private readonly float _denominatorScale;
    private readonly float _denominatorOffset;

    /// <summary>The rule at step t; what depends on t alone is computed here, in double.</summary>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="step">t, 1 at the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is below 1.</exception>
    public RAdam(double learningRate, double beta1, double beta2, double epsilon, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        double fade = Math.Pow(beta2, step);
        double longest = 2 / (1 - beta2) - 1;
        double length = longest - 2 * step * fade / (1 - fade);
        bool isRectified = length > 5;
        double rectification = isRectified
            ? Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length) * (1 - fade))
            : 1;

        _mean = new FirstMoment(beta1);
        _square = new SecondMoment(beta2);
        _minusStepSize = (float)(-learningRate * rectification / (1 - Math.Pow(beta1, step)));
        _denominatorScale = isRectified ? 1 : 0;
        _denominatorOffset = isRectified ? (float)epsilon : 1;
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

        TVector denominator = TVector.MultiplyAdd(
            TVector.Sqrt(v), TVector.Create(_denominatorScale), TVector.Create(_denominatorOffset));
        TVector.MultiplyAdd(TVector.Create(_minusStepSize), m / denominator, TVector.Load(parameters, count)).Store(parameters, count);
    }
}
