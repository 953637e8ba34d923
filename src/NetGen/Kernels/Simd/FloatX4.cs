using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Four floats: the vectors of <see cref="EngineKind.Vector128"/>, of any hardware that has vectors at all.</summary>
internal unsafe struct FloatX4(Vector128<float> value) : ISimd<FloatX4>
{
    private Vector128<float> _value = value;

    public static int Width => 4;

    public static int Registers => AdvSimd.IsSupported || Avx512F.VL.IsSupported ? 32 : 16;

    public static int BlockSize => 4;

    public static FloatX4 Zero => default;

    public static FloatX4 Indices => new(Vector128<int>.Indices.AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 CreateInt32(int value) => new(Vector128.Create(value).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Load(float* source) => new(Vector128.Load(source));

    // There are no masked loads and stores of this width.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Load(float* source, nint count) =>
        new(count >= Width ? Vector128.Load(source) : LoadFirst(source, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Gather(float* source, nint stride, nint last) =>
        new(Vector128.Create(
            source[0], source[Math.Min(1, last) * stride], source[Math.Min(2, last) * stride], source[Math.Min(3, last) * stride]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(float* destination) => _value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(float* destination, nint count)
    {
        if (count >= Width)
            _value.Store(destination);
        else
            StoreFirst(_value, destination, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreConstant(float* destination, int count) => Store(destination, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 operator +(FloatX4 a, FloatX4 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 operator -(FloatX4 a, FloatX4 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 operator *(FloatX4 a, FloatX4 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 operator /(FloatX4 a, FloatX4 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 operator &(FloatX4 a, FloatX4 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 operator ^(FloatX4 a, FloatX4 b) => new(a._value ^ b._value);

    // Fused in software, without the hardware, it would be dozens of times slower than everything around it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref FloatX4 sum, FloatX4 a, FloatX4 b) =>
        sum._value = Vector128.MultiplyAddEstimate(a._value, b._value, sum._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 MultiplyAdd(FloatX4 a, FloatX4 b, FloatX4 c) =>
        new(Vector128.MultiplyAddEstimate(a._value, b._value, c._value));

    // On x86 the instructions return their second operand if one is NaN, on Arm the NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Max(FloatX4 a, FloatX4 b) => new(Vector128.MaxNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Min(FloatX4 a, FloatX4 b) => new(Vector128.MinNative(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Sqrt(FloatX4 a) => new(Vector128.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 EqualTo(FloatX4 a, FloatX4 b) => new(Vector128.Equals(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 GreaterThan(FloatX4 a, FloatX4 b) => new(Vector128.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Select(FloatX4 mask, FloatX4 a, FloatX4 b) =>
        new(Vector128.ConditionalSelect(mask._value, a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 AddInt32(FloatX4 a, FloatX4 b) => new((a._value.AsInt32() + b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 MultiplyInt32(FloatX4 a, FloatX4 b) => new((a._value.AsInt32() * b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 GreaterThanInt32(FloatX4 a, FloatX4 b) =>
        new(Vector128.GreaterThan(a._value.AsInt32(), b._value.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 ShiftLeft(FloatX4 a, int bits) => new((a._value.AsInt32() << bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 ShiftRight(FloatX4 a, int bits) => new((a._value.AsInt32() >>> bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatX4 Lane(FloatX4 a, int lane) => new(Vector128.Shuffle(a._value, Vector128.Create(lane)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(FloatX4 a) => Vector128.Sum(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Largest(FloatX4 a) => Lanes.Largest(a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StoreNonzeros(FloatX4 values, FloatX4 integers, float* valueDestination, int* integerDestination) =>
        Nonzeros.Store(values._value, integers._value, valueDestination, integerDestination);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeBlock(float* source, nint sourceStride, float* destination, nint destinationStride) =>
        TransposeSquare(Width, Width, source, sourceStride, destination, destinationStride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeEdge(
        nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride) =>
        TransposeSquare(rows, columns, source, sourceStride, destination, destinationStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeSquare(
        nint rows, nint columns, float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        Vector128<float> r0 = Row(rows, source, sourceStride, 0), r1 = Row(rows, source, sourceStride, 1);
        Vector128<float> r2 = Row(rows, source, sourceStride, 2), r3 = Row(rows, source, sourceStride, 3);
        Vector128<float> low02 = ZipLow(r0, r2), low13 = ZipLow(r1, r3);
        Vector128<float> high02 = ZipHigh(r0, r2), high13 = ZipHigh(r1, r3);
        ZipLow(low02, low13).Store(destination);
        if (columns > 1)
            ZipHigh(low02, low13).Store(destination + destinationStride);
        if (columns > 2)
            ZipLow(high02, high13).Store(destination + 2 * destinationStride);
        if (columns > 3)
            ZipHigh(high02, high13).Store(destination + 3 * destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Row(nint rows, float* source, nint stride, nint row) =>
        row < rows ? Vector128.Load(source + row * stride) : Vector128<float>.Zero;

    /// <summary>a₀ b₀ a₁ b₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    /// <summary>a₂ b₂ a₃ b₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadFirst(float* source, nint count)
    {
        if (count < 1)
            return Vector128<float>.Zero;
        if (count < 2)
            return Vector128.CreateScalar(source[0]);
        return count < 3 ? Vector128.Create(source[0], source[1], 0, 0) : Vector128.Create(source[0], source[1], source[2], 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFirst(Vector128<float> value, float* destination, nint count)
    {
        if (count > 0)
            destination[0] = value[0];
        if (count > 1)
            destination[1] = value[1];
        if (count > 2)
            destination[2] = value[2];
    }
}
