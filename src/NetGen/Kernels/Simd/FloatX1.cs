using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>One float: the vectors of <see cref="EngineKind.Portable"/>.</summary>
internal unsafe struct FloatX1(float value) : ISimd<FloatX1>
{
    private float _value = value;

    private FloatX1(uint bits)
        : this(BitConverter.UInt32BitsToSingle(bits))
    {
    }

    public static int Width => 1;

    public static int Registers => 16;

    public static int BlockSize => 1;

    public static FloatX1 Zero => default;

    public static FloatX1 Indices => default;

    private readonly uint Bits => BitConverter.SingleToUInt32Bits(_value);

    public static FloatX1 Create(float value) => new(value);

    public static FloatX1 CreateInt32(int value) => new((uint)value);

    public static FloatX1 Load(float* source) => new(*source);

    public static FloatX1 Load(float* source, nint count) => new(*source);

    public static FloatX1 Gather(float* source, nint stride, nint last) => new(*source);

    public readonly void Store(float* destination) => *destination = _value;

    public readonly void Store(float* destination, nint count) => *destination = _value;

    public readonly void StoreConstant(float* destination, int count) => *destination = _value;

    public static FloatX1 operator +(FloatX1 a, FloatX1 b) => new(a._value + b._value);

    public static FloatX1 operator -(FloatX1 a, FloatX1 b) => new(a._value - b._value);

    public static FloatX1 operator *(FloatX1 a, FloatX1 b) => new(a._value * b._value);

    public static FloatX1 operator /(FloatX1 a, FloatX1 b) => new(a._value / b._value);

    public static FloatX1 operator &(FloatX1 a, FloatX1 b) => new(a.Bits & b.Bits);

    public static FloatX1 operator ^(FloatX1 a, FloatX1 b) => new(a.Bits ^ b.Bits);

    // Fused in software, without the hardware, it would be dozens of times slower than everything around it.
    public static void AddProduct(ref FloatX1 sum, FloatX1 a, FloatX1 b) =>
        sum._value = float.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX1 MultiplyAdd(FloatX1 a, FloatX1 b, FloatX1 c) => new(float.MultiplyAddEstimate(a._value, b._value, c._value));

    public static FloatX1 Max(FloatX1 a, FloatX1 b) => new(float.MaxNative(a._value, b._value));

    public static FloatX1 Min(FloatX1 a, FloatX1 b) => new(float.MinNative(a._value, b._value));

    public static FloatX1 Sqrt(FloatX1 a) => new(MathF.Sqrt(a._value));

    public static FloatX1 EqualTo(FloatX1 a, FloatX1 b) => Mask(a._value == b._value);

    public static FloatX1 GreaterThan(FloatX1 a, FloatX1 b) => Mask(a._value > b._value);

    public static FloatX1 Select(FloatX1 mask, FloatX1 a, FloatX1 b) => mask.Bits != 0 ? a : b;

    public static FloatX1 AddInt32(FloatX1 a, FloatX1 b) => new(a.Bits + b.Bits);

    public static FloatX1 MultiplyInt32(FloatX1 a, FloatX1 b) => new(a.Bits * b.Bits);

    public static FloatX1 GreaterThanInt32(FloatX1 a, FloatX1 b) => Mask((int)a.Bits > (int)b.Bits);

    public static FloatX1 ShiftLeft(FloatX1 a, int bits) => new(a.Bits << bits);

    public static FloatX1 ShiftRight(FloatX1 a, int bits) => new(a.Bits >> bits);

    public static FloatX1 Lane(FloatX1 a, int lane) => a;

    public static float Sum(FloatX1 a) => a._value;

    public static float Largest(FloatX1 a) => a._value;

    public static nint StoreNonzeros(FloatX1 values, FloatX1 integers, float* valueDestination, int* integerDestination)
    {
        values.Store(valueDestination);
        integers.Store((float*)integerDestination);
        return *valueDestination != 0 ? 1 : 0;
    }

    public static void TransposeBlock(float* source, nint sourceStride, float* destination, nint destinationStride) =>
        *destination = *source;

    public static void TransposeEdge(
        nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride) =>
        *destination = *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FloatX1 Mask(bool condition) => new(condition ? uint.MaxValue : 0);
}
