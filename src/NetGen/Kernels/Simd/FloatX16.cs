using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Sixteen floats: the vectors of <see cref="EngineKind.Vector512"/>.</summary>
internal unsafe struct FloatX16(Vector512<float> value) : ISimd<FloatX16>
{
    private Vector512<float> _value = value;

    public static int Width => 16;

    public static int Registers => 32;

    public static int BlockSize => 8;

    public static FloatX16 Zero => default;

    public static FloatX16 Indices => new(Vector512<int>.Indices.AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 CreateInt32(int value) => new(Vector512.Create(value).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Load(float* source, nint count) =>
        new(count >= Width ? Vector512.Load(source) : Avx512F.MaskLoad(source, First(count), Vector512<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Gather(float* source, nint stride, nint last)
    {
        Vector512<int> indices = Vector512.Min(Vector512<int>.Indices, Vector512.Create((int)last)) * Vector512.Create((int)stride);
        return new(Vector512.Create(
            Avx2.GatherVector256(source, indices.GetLower(), sizeof(float)), Avx2.GatherVector256(source, indices.GetUpper(), sizeof(float))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(float* destination) => _value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(float* destination, nint count)
    {
        if (count >= Width)
            _value.Store(destination);
        else
            Avx512F.MaskStore(destination, First(count), _value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreConstant(float* destination, int count) => Store(destination, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 operator +(FloatX16 a, FloatX16 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 operator -(FloatX16 a, FloatX16 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 operator *(FloatX16 a, FloatX16 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 operator /(FloatX16 a, FloatX16 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 operator &(FloatX16 a, FloatX16 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 operator ^(FloatX16 a, FloatX16 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref FloatX16 sum, FloatX16 a, FloatX16 b) =>
        sum._value = Vector512.FusedMultiplyAdd(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 MultiplyAdd(FloatX16 a, FloatX16 b, FloatX16 c) =>
        new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    // The instructions return their second operand if one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Max(FloatX16 a, FloatX16 b) => new(Vector512.MaxNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Min(FloatX16 a, FloatX16 b) => new(Vector512.MinNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Sqrt(FloatX16 a) => new(Vector512.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 EqualTo(FloatX16 a, FloatX16 b) => new(Vector512.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 GreaterThan(FloatX16 a, FloatX16 b) => new(Vector512.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Select(FloatX16 mask, FloatX16 a, FloatX16 b) =>
        new(Vector512.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 AddInt32(FloatX16 a, FloatX16 b) => new((a._value.AsInt32() + b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 MultiplyInt32(FloatX16 a, FloatX16 b) => new((a._value.AsInt32() * b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 GreaterThanInt32(FloatX16 a, FloatX16 b) =>
        new(Vector512.GreaterThan(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 ShiftLeft(FloatX16 a, int bits) => new((a._value.AsInt32() << bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 ShiftRight(FloatX16 a, int bits) => new((a._value.AsInt32() >>> bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX16 Lane(FloatX16 a, int lane) => new(Vector512.Shuffle(a._value, Vector512.Create(lane)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(FloatX16 a) => Vector512.Sum(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(FloatX16 a) => Lanes.Largest(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StoreNonzeros(FloatX16 values, FloatX16 integers, float* valueDestination, int* integerDestination)
    {
        Vector512<float> mask = ~Vector512.Equals(values._value, Vector512<float>.Zero);
        Avx512F.Compress(Vector512<float>.Zero, mask, values._value).Store(valueDestination);
        Avx512F.Compress(Vector512<int>.Zero, mask.AsInt32(), integers._value.AsInt32()).Store(integerDestination);
        return BitOperations.PopCount(mask.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeBlock(float* source, nint sourceStride, float* destination, nint destinationStride) =>
        FloatX8.TransposeBlock(source, sourceStride, destination, destinationStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransposeEdge(
        nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride) =>
        FloatX8.TransposeEdge(rows, columns, source, sourceStride, destination, destinationStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> First(nint count) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).AsSingle();
}
