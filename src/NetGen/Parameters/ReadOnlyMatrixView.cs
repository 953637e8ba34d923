using System.Numerics.Tensors;

namespace NetGen;

/// <summary>A read-only matrix over memory with padded rows.</summary>
public readonly ref struct ReadOnlyMatrixView
{
    private readonly ReadOnlySpan<float> _values;

    /// <summary>A view of <paramref name="rows"/> rows of <paramref name="columns"/> values.</summary>
    /// <param name="values">The memory, from the first value on.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">Values in a row.</param>
    /// <param name="stride">Floats from one row to the next, at least <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The memory is too short for the shape.</exception>
    public ReadOnlyMatrixView(ReadOnlySpan<float> values, int rows, int columns, int stride)
    {
        CheckShape(values.Length, rows, columns, stride);
        _values = values;
        (Rows, Columns, Stride) = (rows, columns, stride);
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Values in a row.</summary>
    public int Columns { get; }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>One value.</summary>
    /// <param name="row">In [0, Rows).</param>
    /// <param name="column">In [0, Columns).</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public float this[int row, int column] => Row(row)[column];

    /// <summary>One row, without its padding.</summary>
    /// <param name="row">In [0, Rows).</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public ReadOnlySpan<float> Row(int row) =>
        (uint)row < (uint)Rows ? _values.Slice(row * Stride, Columns) : throw new ArgumentOutOfRangeException(nameof(row), row, $"The matrix has {Rows} rows.");

    /// <summary>The same memory as a tensor of shape [Rows, Columns], for the operations of <c>System.Numerics.Tensors</c>.</summary>
    public ReadOnlyTensorSpan<float> AsTensorSpan() => new(_values, [Rows, Columns], [Stride, 1]);

    internal static void CheckShape(int length, int rows, int columns, int stride)
    {
        if (rows < 0 || columns < 0 || stride < columns || (rows > 0 && (long)(rows - 1) * stride + columns > length))
            throw new ArgumentException($"A matrix of {rows} rows of {columns} values, {stride} floats apart, does not fit into {length} floats.");
    }
}
