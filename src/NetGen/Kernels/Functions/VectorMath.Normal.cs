using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal static partial class VectorMath
{
    /// <summary>
    /// Φ(x), the normal distribution function, with full relative accuracy where it is tiny, but 0 below 2⁻⁹⁵ ≈ 2.5e-29. The error is
    /// below 7 ulp.
    /// </summary>
    /// <remarks>With z = |x|: Φ(-z) = e^(-z²/2)·Q(z), and Q(z) = t·P(t) with t = 1/(1 + 0.35z); Φ(z) = 1 - Φ(-z).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NormalCdf<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // Beyond this bound the tail is 0.
        TVector z = TVector.Min(TVector.Create(14f), Abs(x));
        TVector one = TVector.Create(1f);
        TVector t = one / TVector.MultiplyAdd(z, TVector.Create(0.35f), one);

        // The minimax polynomial of Q/t over z in [0, 14]; its relative error is 3.2e-8.
        TVector p = TVector.MultiplyAdd(TVector.Create(-2.9146140e-2f), t, TVector.Create(1.4397271e-1f));
        p = TVector.MultiplyAdd(p, t, TVector.Create(-2.5571632e-1f));
        p = TVector.MultiplyAdd(p, t, TVector.Create(1.5917650e-1f));
        p = TVector.MultiplyAdd(p, t, TVector.Create(-2.3111418e-2f));
        p = TVector.MultiplyAdd(p, t, TVector.Create(1.0550866e-1f));
        p = TVector.MultiplyAdd(p, t, TVector.Create(1.1983270e-1f));
        p = TVector.MultiplyAdd(p, t, TVector.Create(1.3986190e-1f));
        p = TVector.MultiplyAdd(p, t, TVector.Create(1.3962140e-1f));

        // What rounding takes from z² would be a relative error of e^(-z²/2).
        TVector square = z * z;
        TVector rest = TVector.MultiplyAdd(z, z, Negate(square));
        TVector tail = t * p * ExpOfNegative(square * TVector.Create(-0.5f));
        tail = FlushToZero(TVector.MultiplyAdd(tail * rest, TVector.Create(-0.5f), tail));
        return TVector.Select(TVector.GreaterThan(x, TVector.Zero), one - tail, tail);
    }

    /// <summary>1 for x ≥ 0, else 0; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Step<TVector>(TVector x)
        where TVector : struct, ISimd<TVector> =>
        TVector.Select(
            TVector.GreaterThan(x, TVector.Create(-float.Epsilon)),
            TVector.Create(1f),
            TVector.Select(TVector.GreaterThan(TVector.Zero, x), TVector.Zero, x));
}
