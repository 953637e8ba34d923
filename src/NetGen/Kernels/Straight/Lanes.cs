using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>The vectors of an engine, for straight-line code.</summary>
internal readonly struct Lanes<TSimd>(TSimd value) : IVector<Lanes<TSimd>>
    where TSimd : struct, ISimd<TSimd>
{
    private readonly TSimd _value = value;

    public static int Width => TSimd.Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> Create(float value) => new(TSimd.Create(value));

    // Of constant offsets, the two bounds checks fold into whatever check the caller began with.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> Load(ReadOnlySpan<float> source, int offset)
    {
        _ = source[offset + (TSimd.Width - 1)];
        return Load(in source[offset]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> Load(ref readonly float source) =>
        new(Unsafe.ReadUnaligned<TSimd>(ref Unsafe.As<float, byte>(ref Unsafe.AsRef(in source))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Store(Span<float> destination, int count)
    {
        _ = destination[count - 1];
        fixed (float* p = &MemoryMarshal.GetReference(destination))
            _value.StoreConstant(p, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> operator +(Lanes<TSimd> a, Lanes<TSimd> b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> operator -(Lanes<TSimd> a, Lanes<TSimd> b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> operator *(Lanes<TSimd> a, Lanes<TSimd> b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> MultiplyAdd(Lanes<TSimd> a, Lanes<TSimd> b, Lanes<TSimd> c) =>
        new(TSimd.MultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> Lane(Lanes<TSimd> a, int lane) => new(TSimd.Lane(a._value, lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> Apply<TActivation>(Lanes<TSimd> x, TActivation activation)
        where TActivation : struct, IActivation =>
        new(activation.Forward(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes<TSimd> ExpOfNegative(Lanes<TSimd> x) => new(VectorMath.ExpOfNegative(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(Lanes<TSimd> a, int count) =>
        TSimd.Largest(VectorMath.First(count, a._value, TSimd.Create(float.NegativeInfinity)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes<TSimd> a, int count) => TSimd.Sum(VectorMath.First(count, a._value, TSimd.Zero));
}
