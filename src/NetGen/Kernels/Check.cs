using System.Diagnostics.CodeAnalysis;

namespace NetGen.Kernels;

/// <summary>The argument checks of the kernels: past them there are only pointers.</summary>
internal static class Check
{
    /// <summary>Padded rows are a multiple of this many floats apart.</summary>
    public const int RowUnit = 16;

    /// <summary>A matrix whose rows may be any distance apart.</summary>
    public static void Matrix(int length, int rows, int width, int stride, string name)
    {
        Shape(rows, width);
        if (stride < width)
            ThrowStride(stride, width, name);
        if (rows > 0 && (long)(rows - 1) * stride + width > length)
            ThrowLength(length, rows, width, stride, (long)(rows - 1) * stride + width, name);
    }

    /// <summary>A matrix of padded rows, which whole vectors may read and write up to the end of the last row.</summary>
    public static void Padded(int length, int rows, int width, int stride, string name)
    {
        Shape(rows, width);
        if (stride < width || stride % RowUnit != 0)
            ThrowStride(stride, width, name);
        if ((long)rows * stride > length)
            ThrowLength(length, rows, width, stride, (long)rows * stride, name);
    }

    /// <summary>Some columns of a matrix of padded rows, from the start of a vector on.</summary>
    public static void Columns(int first, int columns, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, width - first);
        if (first % RowUnit != 0)
            throw new ArgumentException($"A share of columns cannot begin at {first}, which is no multiple of {RowUnit}.", nameof(first));
    }

    /// <summary>A vector that may be read and written up to the end of its last whole vector.</summary>
    public static void PaddedVector(int length, int width, string name) => AtLeast(length, RoundUp(width), name);

    /// <summary>A number of floats rounded up to whole vectors.</summary>
    public static int RoundUp(int width) => (width + RowUnit - 1) / RowUnit * RowUnit;

    /// <summary>A span of at least so many floats.</summary>
    public static void AtLeast(int length, long needed, string name)
    {
        if (length < needed)
            ThrowShort(length, needed, name);
    }

    /// <summary>The optimiser's state of <paramref name="count"/> parameters.</summary>
    public static void State<TOptimizer>(int length, int count, int stateStride)
        where TOptimizer : struct, IOptimizer
    {
        int states = TOptimizer.StatesPerParameter;
        if (states > 1 && stateStride < count)
            throw new ArgumentException($"The states of {count} parameters cannot be {stateStride} floats apart.", nameof(stateStride));
        if (states > 0)
            AtLeast(length, (states - 1) * (long)stateStride + count, "state");
    }

    private static void Shape(int rows, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
    }

    [DoesNotReturn]
    private static void ThrowStride(int stride, int width, string name) =>
        throw new ArgumentException($"The rows of {name}, {width} values each, cannot be {stride} floats apart.", name);

    [DoesNotReturn]
    private static void ThrowLength(int length, int rows, int width, int stride, long needed, string name) =>
        throw new ArgumentException(
            $"{name} has {length} floats, but {rows} rows of {width} values, {stride} floats apart, need {needed}.", name);

    [DoesNotReturn]
    private static void ThrowShort(int length, long needed, string name) =>
        throw new ArgumentException($"{name} has {length} floats, but {needed} are needed.", name);
}
