using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Functions of vectors, lane by lane. Their errors are measured over every float by the tests.</summary>
internal static partial class VectorMath
{
    /// <summary>x, but 0 where |x| &lt; 2⁻⁹⁵ ≈ 2.5e-29; NaN and ∞ stay.</summary>
    /// <remarks>
    /// Below 2⁻¹²⁶ floats are denormal, and a multiplication with a single one costs about as much as thirty vectors without. What decays
    /// by a factor (a moment, a gradient on its way back through saturated layers) would come to lie there for good: multiplied by 0.9 the
    /// last denormal is rounded to itself. The bound lies far above, so that products with what is kept are normal too, and far below
    /// anything that can move a parameter. An exponent is at least -95 where one of its three highest bits is set: no comparison of
    /// floats is needed, and NaN takes care of itself.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector FlushToZero<TVector>(TVector x)
        where TVector : struct, ISimd<TVector> =>
        TVector.Select(TVector.GreaterThanInt32(x & TVector.CreateInt32(0x70000000), TVector.Zero), x, TVector.Zero);

    /// <summary>|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Abs<TVector>(TVector x)
        where TVector : struct, ISimd<TVector> =>
        x & TVector.CreateInt32(int.MaxValue);

    /// <summary>The sign bit of <paramref name="x"/>, alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SignBit<TVector>(TVector x)
        where TVector : struct, ISimd<TVector> =>
        x & TVector.CreateInt32(int.MinValue);

    /// <summary>-x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Negate<TVector>(TVector x)
        where TVector : struct, ISimd<TVector> =>
        x ^ TVector.CreateInt32(int.MinValue);

    /// <summary>1 where x > 0, -1 where x &lt; 0, else 0: where it is 0 or too small to matter (<see cref="FlushToZero"/>); NaN stays.</summary>
    /// <remarks>What is not flushed is so large after the multiplication that the bounds cut it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sign<TVector>(TVector x)
        where TVector : struct, ISimd<TVector> =>
        TVector.Min(TVector.Create(1f), TVector.Max(TVector.Create(-1f), FlushToZero(x) * TVector.Create(1e30f)));

    /// <summary>The first <paramref name="count"/> lanes of a vector, the rest replaced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector First<TVector>(nint count, TVector x, TVector otherwise)
        where TVector : struct, ISimd<TVector> =>
        TVector.Select(TVector.GreaterThanInt32(TVector.CreateInt32((int)count), TVector.Indices), x, otherwise);
}
