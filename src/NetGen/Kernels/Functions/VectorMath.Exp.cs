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

    /// <summary>eˣ over the whole range: denormal results, ∞ and NaN included. The error is below 1 ulp.</summary>
    /// <remarks>
    /// x = n ln 2 + r with |r| ≤ ½ ln 2, and eˣ = 2ⁿ eʳ. The scaling is done in two halves, since 2ⁿ can be out of range where eˣ is not.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // Beyond these bounds the result is 0 or ∞ anyway.
        x = Max(TVector.Create(-105f), Min(TVector.Create(90f), x));
        TVector round = TVector.Create(RoundToInteger);
        TVector n = TVector.MultiplyAdd(x, TVector.Create(Log2E), round) - round;
        TVector exp = Reduced(x, n, out TVector r) + r + TVector.Create(1f);

        TVector half = TVector.MultiplyAdd(n, TVector.Create(0.5f), round);
        TVector rest = n - (half - round) + round;
        return exp * PowerOfTwo(half) * PowerOfTwo(rest);
    }

    /// <summary>eˣ - 1 for x ≤ 0, accurate near 0 too. The error is below 1.5 ulp.</summary>
    /// <remarks>eˣ - 1 = 2ⁿ (eʳ - 1) + (2ⁿ - 1) with x = n ln 2 + r, |r| ≤ ½ ln 2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpMinusOne<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // Below this bound the result is -1.
        x = Max(TVector.Create(-30f), x);
        TVector round = TVector.Create(RoundToInteger);
        TVector shifted = TVector.MultiplyAdd(x, TVector.Create(Log2E), round);
        TVector expMinusOne = Reduced(x, shifted - round, out TVector r) + r;

        TVector scale = PowerOfTwo(shifted);
        return TVector.MultiplyAdd(scale, expMinusOne, scale - TVector.Create(1f));
    }

    /// <summary>eʳ - 1 - r for r = x - n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduced<TVector>(TVector x, TVector n, out TVector r)
        where TVector : struct, ISimd<TVector>
    {
        r = TVector.MultiplyAdd(n, TVector.Create(-Ln2High), x);
        r = TVector.MultiplyAdd(n, TVector.Create(-Ln2Low), r);

        // The minimax polynomial of (eʳ - 1 - r)/r² over |r| ≤ 0.347; its relative error in eʳ - 1 is 3e-9.
        TVector p = TVector.MultiplyAdd(TVector.Create(1.39506313e-3f), r, TVector.Create(8.36896989e-3f));
        p = TVector.MultiplyAdd(p, r, TVector.Create(4.16662022e-2f));
        p = TVector.MultiplyAdd(p, r, TVector.Create(1.66665182e-1f));
        p = TVector.MultiplyAdd(p, r, TVector.Create(0.5f));
        return p * (r * r);
    }

    /// <summary>2ⁿ of an integer n in [-126, 127] to which <see cref="RoundToInteger"/> has been added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowerOfTwo<TVector>(TVector shifted)
        where TVector : struct, ISimd<TVector> =>
        TVector.AddInt32(TVector.ShiftLeft(shifted, 23), TVector.Create(1f));
}
