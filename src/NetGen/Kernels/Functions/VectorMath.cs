using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Functions of vectors, lane by lane. Their errors are measured over every float by the tests.</summary>
internal static partial class VectorMath
{
    /// <summary>The larger of two; <paramref name="b"/> if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Max<TVector>(TVector a, TVector b)
        where TVector : struct, ISimd<TVector> =>
        TVector.Select(TVector.GreaterThan(a, b), a, b);

    /// <summary>The smaller of two; <paramref name="b"/> if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Min<TVector>(TVector a, TVector b)
        where TVector : struct, ISimd<TVector> =>
        TVector.Select(TVector.GreaterThan(b, a), a, b);

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

    /// <summary>The first <paramref name="count"/> lanes of a vector, the rest replaced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector First<TVector>(nint count, TVector x, TVector otherwise)
        where TVector : struct, ISimd<TVector> =>
        TVector.Select(TVector.GreaterThanInt32(TVector.CreateInt32((int)count), TVector.Indices), x, otherwise);
}
