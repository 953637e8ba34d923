using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Eight floats: the vectors of <see cref="EngineKind.Vector256"/>.</summary>
internal readonly unsafe struct FloatX8(Vector256<float> value) : ISimd<FloatX8>
{
    private readonly Vector256<float> _value = value;

    public static int Width => 8;

    public static int Registers => 16;

    public static int BlockSize => 8;

    public static FloatX8 Zero => default;

    public static FloatX8 Indices => new(Vector256<int>.Indices.AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 CreateInt32(int value) => new(Vector256.Create(value).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Load(float* source, nint count) =>
        new(count >= Width ? Vector256.Load(source) : Avx.MaskLoad(source, First(count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination) => _value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination, nint count)
    {
        if (count >= Width)
            _value.Store(destination);
        else
            Avx.MaskStore(destination, First(count), _value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 operator +(FloatX8 a, FloatX8 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 operator -(FloatX8 a, FloatX8 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 operator *(FloatX8 a, FloatX8 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 operator /(FloatX8 a, FloatX8 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 operator &(FloatX8 a, FloatX8 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 operator ^(FloatX8 a, FloatX8 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 MultiplyAdd(FloatX8 a, FloatX8 b, FloatX8 c) =>
        new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Sqrt(FloatX8 a) => new(Vector256.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 GreaterThan(FloatX8 a, FloatX8 b) => new(Vector256.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Select(FloatX8 mask, FloatX8 a, FloatX8 b) =>
        new(Vector256.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 AddInt32(FloatX8 a, FloatX8 b) => new((a._value.AsInt32() + b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 MultiplyInt32(FloatX8 a, FloatX8 b) => new((a._value.AsInt32() * b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 GreaterThanInt32(FloatX8 a, FloatX8 b) =>
        new(Vector256.GreaterThan(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 ShiftLeft(FloatX8 a, int bits) => new((a._value.AsInt32() << bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 ShiftRight(FloatX8 a, int bits) => new((a._value.AsInt32() >>> bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(FloatX8 a) => Vector256.Sum(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(FloatX8 a)
    {
        Vector128<float> four = Vector128.Max(a._value.GetLower(), a._value.GetUpper());
        Vector128<float> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3)));
        return MathF.Max(two[0], two[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeBlock(
        float* source, nint sourceStride, nint sourceRows, float* destination, nint destinationStride, nint destinationRows)
    {
        Vector256<float> r0 = Row(source, sourceStride, sourceRows, 0), r1 = Row(source, sourceStride, sourceRows, 1);
        Vector256<float> r2 = Row(source, sourceStride, sourceRows, 2), r3 = Row(source, sourceStride, sourceRows, 3);
        Vector256<float> r4 = Row(source, sourceStride, sourceRows, 4), r5 = Row(source, sourceStride, sourceRows, 5);
        Vector256<float> r6 = Row(source, sourceStride, sourceRows, 6), r7 = Row(source, sourceStride, sourceRows, 7);

        // Pairs of rows, then quadruples within each half of the registers, then the halves.
        Vector256<float> p0 = Avx.UnpackLow(r0, r1), p1 = Avx.UnpackHigh(r0, r1), p2 = Avx.UnpackLow(r2, r3), p3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> p4 = Avx.UnpackLow(r4, r5), p5 = Avx.UnpackHigh(r4, r5), p6 = Avx.UnpackLow(r6, r7), p7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> q0 = Avx.Shuffle(p0, p2, 0x44), q1 = Avx.Shuffle(p0, p2, 0xEE), q2 = Avx.Shuffle(p1, p3, 0x44), q3 = Avx.Shuffle(p1, p3, 0xEE);
        Vector256<float> q4 = Avx.Shuffle(p4, p6, 0x44), q5 = Avx.Shuffle(p4, p6, 0xEE), q6 = Avx.Shuffle(p5, p7, 0x44), q7 = Avx.Shuffle(p5, p7, 0xEE);

        Write(Avx.Permute2x128(q0, q4, 0x20), destination, destinationStride, destinationRows, 0);
        Write(Avx.Permute2x128(q1, q5, 0x20), destination, destinationStride, destinationRows, 1);
        Write(Avx.Permute2x128(q2, q6, 0x20), destination, destinationStride, destinationRows, 2);
        Write(Avx.Permute2x128(q3, q7, 0x20), destination, destinationStride, destinationRows, 3);
        Write(Avx.Permute2x128(q0, q4, 0x31), destination, destinationStride, destinationRows, 4);
        Write(Avx.Permute2x128(q1, q5, 0x31), destination, destinationStride, destinationRows, 5);
        Write(Avx.Permute2x128(q2, q6, 0x31), destination, destinationStride, destinationRows, 6);
        Write(Avx.Permute2x128(q3, q7, 0x31), destination, destinationStride, destinationRows, 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Row(float* source, nint stride, nint rows, nint row) =>
        row < rows ? Vector256.Load(source + row * stride) : Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector256<float> value, float* destination, nint stride, nint rows, nint row)
    {
        if (row < rows)
            value.Store(destination + row * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> First(nint count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).AsSingle();
}
