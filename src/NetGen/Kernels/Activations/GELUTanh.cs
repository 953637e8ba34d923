using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x·σ(u) with u = 2√(2/π)(x + 0.044715x³), which is ½x(1 + tanh(u/2)); f' = σ(u) + x·σ(u)(1 - σ(u))·u'.</summary>
/// <remarks>The derivative is taken from x.</remarks>
public readonly struct GELUTanh : IActivation
{
    private const float Linear = 1.59576912161f;
    private const float Cubic = 0.044715f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) =>
        x * VectorMath.Sigmoid(x * TVector.MultiplyAdd(TVector.Create(Linear * Cubic), x * x, TVector.Create(Linear)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector x, TVector dy)
    {
        // Beyond these bounds σ is 0 or 1.
        TVector bounded = TVector.Min(TVector.Create(20f), TVector.Max(TVector.Create(-20f), x));
        TVector square = bounded * bounded;
        TVector s = VectorMath.Sigmoid(bounded * TVector.MultiplyAdd(TVector.Create(Linear * Cubic), square, TVector.Create(Linear)));
        TVector slope = TVector.MultiplyAdd(TVector.Create(3 * Linear * Cubic), square, TVector.Create(Linear));
        return VectorMath.FlushToZero(dy * TVector.MultiplyAdd(bounded * s * (TVector.Create(1f) - s), slope, s));
    }
}
