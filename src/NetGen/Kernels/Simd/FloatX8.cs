using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Eight floats: the vectors of <see cref="EngineKind.Vector256"/>.</summary>
internal unsafe struct FloatX8(Vector256<float> value) : ISimd<FloatX8>
{
    private Vector256<float> _value = value;

    public static int Width => 8;

    // AVX-512 reaches twice as many registers, narrower vectors included.
    public static int Registers => Avx512F.VL.IsSupported ? 32 : 16;

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
    public static FloatX8 Gather(float* source, nint stride, nint last) =>
        new(Avx2.GatherVector256(
            source, Vector256.Min(Vector256<int>.Indices, Vector256.Create((int)last)) * Vector256.Create((int)stride), sizeof(float)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(float* destination) => _value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(float* destination, nint count)
    {
        if (count >= Width)
            _value.Store(destination);
        else
            Avx.MaskStore(destination, First(count), _value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreConstant(float* destination, int count)
    {
        if (count >= Width)
        {
            _value.Store(destination);
        }
        else if (count >= FloatX4.Width)
        {
            _value.GetLower().Store(destination);
            if (count > FloatX4.Width)
                new FloatX4(_value.GetUpper()).StoreConstant(destination + FloatX4.Width, count - FloatX4.Width);
        }
        else
        {
            new FloatX4(_value.GetLower()).StoreConstant(destination, count);
        }
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
    public static void AddProduct(ref FloatX8 sum, FloatX8 a, FloatX8 b) =>
        sum._value = Vector256.FusedMultiplyAdd(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 MultiplyAdd(FloatX8 a, FloatX8 b, FloatX8 c) =>
        new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    // The instructions return their second operand if one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Max(FloatX8 a, FloatX8 b) => new(Vector256.MaxNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Min(FloatX8 a, FloatX8 b) => new(Vector256.MinNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 Sqrt(FloatX8 a) => new(Vector256.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX8 EqualTo(FloatX8 a, FloatX8 b) => new(Vector256.Equals(a._value, b._value));

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
    public static FloatX8 Lane(FloatX8 a, int lane) => new(Vector256.Shuffle(a._value, Vector256.Create(lane)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(FloatX8 a) => Vector256.Sum(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(FloatX8 a) => Lanes.Largest(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StoreNonzeros(FloatX8 values, FloatX8 integers, float* valueDestination, int* integerDestination)
    {
        Vector256<float> v = values._value, i = integers._value;
        nint lower = Nonzeros.Store(v.GetLower(), i.GetLower(), valueDestination, integerDestination);
        return lower + Nonzeros.Store(v.GetUpper(), i.GetUpper(), valueDestination + lower, integerDestination + lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeBlock(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        TransposeHalf(Width, Width, source, sourceStride, destination, destinationStride);
        TransposeHalf(Width, Width, source + 4, sourceStride, destination + 4 * destinationStride, destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeEdge(
        nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        for (nint column = 0; column < Math.Min(columns, Width); column += 4)
        {
            TransposeHalf(
                rows, columns - column, source + column, sourceStride, destination + column * destinationStride, destinationStride);
        }
    }

    /// <summary>Four columns of eight rows: rows 0 to 3 in the lower halves of the registers, rows 4 to 7 in the upper ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeHalf(
        nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        Vector256<float> r0 = Rows(rows, source, sourceStride, 0), r1 = Rows(rows, source, sourceStride, 1);
        Vector256<float> r2 = Rows(rows, source, sourceStride, 2), r3 = Rows(rows, source, sourceStride, 3);
        Vector256<float> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1);
        Vector256<float> low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
        Avx.Shuffle(low01, low23, 0x44).Store(destination);
        if (columns > 1)
            Avx.Shuffle(low01, low23, 0xEE).Store(destination + destinationStride);
        if (columns > 2)
            Avx.Shuffle(high01, high23, 0x44).Store(destination + 2 * destinationStride);
        if (columns > 3)
            Avx.Shuffle(high01, high23, 0xEE).Store(destination + 3 * destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Rows(nint rows, float* source, nint stride, nint row) =>
        Vector256.Create(Row(rows, source, stride, row), Row(rows, source, stride, row + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Row(nint rows, float* source, nint stride, nint row) =>
        row < rows ? Vector128.Load(source + row * stride) : Vector128<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> First(nint count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).AsSingle();
}
