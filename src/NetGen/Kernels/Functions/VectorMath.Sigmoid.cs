using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal static partial class VectorMath
{
    /// <summary>
    /// 1/(1 + e⁻ˣ) over the whole range, with full relative accuracy where it is tiny, but 0 below 2⁻¹²⁵·⁵ ≈ 1.7e-38. The error is
    /// below 3 ulp.
    /// </summary>
    /// <remarks>With e = e^-|x| ≤ 1, which cannot overflow: 1/(1 + e) for x ≥ 0 and e/(1 + e) below.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        TVector one = TVector.Create(1f);
        TVector e = ExpOfNegative(Negate(Abs(x)));
        return TVector.Select(TVector.GreaterThan(x, TVector.Zero), one, e) / (one + e);
    }
}
