using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal static partial class VectorMath
{
    // Added to a float below 2²², it rounds it to an integer and leaves that integer in the low bits.
    private const float RoundToInteger = 1.5f * (1 << 23);
    private const float Log2E = 1.44269502f;

    // ln 2 in two parts; the high one has zeros enough at its end to be multiplied by an exponent without rounding.
    private const float Ln2High = 0.693115234f;
    private const float Ln2Low = 3.19461833e-5f;

    /// <summary>eˣ over the whole range, ∞ and NaN included, but 0 below 2⁻¹²⁵·⁵ ≈ 1.7e-38. The error is below 1.1 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : struct, ISimd<TVector> =>
        // Beyond this bound, where n is 128, the result is ∞ anyway.
        ExpOfNegative(TVector.Min(TVector.Create(89f), x));

    /// <summary>eˣ for x ≤ 0 and for NaN, but 0 below 2⁻¹²⁵·⁵ ≈ 1.7e-38. The error is below 1.1 ulp.</summary>
    /// <remarks>
    /// x = n ln 2 + r with |r| ≤ ½ ln 2, and eˣ = 2eʳ · 2ⁿ⁻¹: of the two powers 2ⁿ can be ∞ where eˣ is not, while 2ⁿ⁻¹ is a float down to
    /// the lowest n, for which its exponent is that of 0. No result is denormal.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfNegative<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // Below this bound, where n is -126, the result is 0 anyway.
        x = TVector.Max(TVector.Create(-87f), x);
        TVector round = TVector.Create(RoundToInteger - 1);
        TVector shifted = TVector.MultiplyAdd(x, TVector.Create(Log2E), round);
        TVector two = TVector.Create(2f);
        return TVector.MultiplyAdd(ReducedExpMinusOne(x, shifted - round), two, two) * PowerOfTwo(shifted);
    }

    /// <summary>eˣ - 1 for x ≤ 0, accurate near 0 too. The error is below 1.5 ulp.</summary>
    /// <remarks>eˣ - 1 = 2ⁿ (eʳ - 1) + (2ⁿ - 1) with x = n ln 2 + r, |r| ≤ ½ ln 2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpMinusOne<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // Below this bound the result is -1.
        x = TVector.Max(TVector.Create(-30f), x);
        TVector round = TVector.Create(RoundToInteger);
        TVector shifted = TVector.MultiplyAdd(x, TVector.Create(Log2E), round);
        TVector scale = PowerOfTwo(shifted);
        return TVector.MultiplyAdd(scale, ReducedExpMinusOne(x, shifted - round), scale - TVector.Create(1f));
    }

    /// <summary>eʳ - 1 for r = x - n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReducedExpMinusOne<TVector>(TVector x, TVector n)
        where TVector : struct, ISimd<TVector>
    {
        TVector r = TVector.MultiplyAdd(n, TVector.Create(-Ln2High), x);
        r = TVector.MultiplyAdd(n, TVector.Create(-Ln2Low), r);

        // The minimax polynomial of (eʳ - 1 - r)/r² over |r| ≤ 0.347; its relative error in eʳ - 1 is 3e-9. In two halves, which do not
        // wait for each other (Estrin 1960).
        TVector square = r * r;
        TVector low = TVector.MultiplyAdd(TVector.Create(1.66665182e-1f), r, TVector.Create(0.5f));
        TVector high = TVector.MultiplyAdd(TVector.Create(8.36896989e-3f), r, TVector.Create(4.16662022e-2f));
        high = TVector.MultiplyAdd(TVector.Create(1.39506313e-3f), square, high);
        return TVector.MultiplyAdd(TVector.MultiplyAdd(high, square, low), square, r);
    }

    /// <summary>2ⁿ of an integer n in [-126, 127] to which <see cref="RoundToInteger"/> has been added; 0 of -127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowerOfTwo<TVector>(TVector shifted)
        where TVector : struct, ISimd<TVector> =>
        TVector.AddInt32(TVector.ShiftLeft(shifted, 23), TVector.Create(1f));
}
