using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Two vectors as one of twice the lanes.</summary>
internal readonly struct Pair<THalf>(THalf low, THalf high) : IVector<Pair<THalf>>
    where THalf : struct, IVector<THalf>
{
    private readonly THalf _low = low;
    private readonly THalf _high = high;

    public static int Width => THalf.Width * 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> Create(float value) => Both(THalf.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> Load(ReadOnlySpan<float> source, int offset) =>
        new(THalf.Load(source, offset), THalf.Load(source, offset + THalf.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Span<float> destination, int count)
    {
        _low.Store(destination, Math.Min(count, THalf.Width));
        if (count > THalf.Width)
            _high.Store(destination[THalf.Width..], count - THalf.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> operator +(Pair<THalf> a, Pair<THalf> b) => new(a._low + b._low, a._high + b._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> operator -(Pair<THalf> a, Pair<THalf> b) => new(a._low - b._low, a._high - b._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> operator *(Pair<THalf> a, Pair<THalf> b) => new(a._low * b._low, a._high * b._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> MultiplyAdd(Pair<THalf> a, Pair<THalf> b, Pair<THalf> c) =>
        new(THalf.MultiplyAdd(a._low, b._low, c._low), THalf.MultiplyAdd(a._high, b._high, c._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> Lane(Pair<THalf> a, int lane) =>
        Both(lane < THalf.Width ? THalf.Lane(a._low, lane) : THalf.Lane(a._high, lane - THalf.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> Apply<TActivation>(Pair<THalf> x, TActivation activation)
        where TActivation : struct, IActivation =>
        new(THalf.Apply(x._low, activation), THalf.Apply(x._high, activation));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> Load(ref readonly float source) =>
        new(THalf.Load(in source), THalf.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), THalf.Width)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<THalf> ExpOfNegative(Pair<THalf> x) => new(THalf.ExpOfNegative(x._low), THalf.ExpOfNegative(x._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Pair<THalf> a, int count) =>
        count > THalf.Width
            ? MathF.Max(THalf.Largest(a._low, THalf.Width), THalf.Largest(a._high, count - THalf.Width))
            : THalf.Largest(a._low, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Pair<THalf> a, int count) =>
        count > THalf.Width
            ? THalf.Sum(a._low, THalf.Width) + THalf.Sum(a._high, count - THalf.Width)
            : THalf.Sum(a._low, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair<THalf> Both(THalf half) => new(half, half);
}
