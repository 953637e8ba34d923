using System.Numerics.Tensors;

namespace NetGen;

/// <summary>A matrix over memory with padded rows: <c>net.Dense1.Weights[input, output]</c>.</summary>
public readonly ref struct MatrixView
{
    private readonly Span<float> _values;

    /// <summary>A view of <paramref name="rows"/> rows of <paramref name="columns"/> values.</summary>
    /// <param name="values">The memory, from the first value on.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">Values in a row.</param>
    /// <param name="stride">Floats from one row to the next, at least <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The memory is too short for the shape.</exception>
    public MatrixView(Span<float> values, int rows, int columns, int stride)
    {
        ReadOnlyMatrixView.CheckShape(values.Length, rows, columns, stride);
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
    public ref float this[int row, int column] => ref Row(row)[column];

    /// <summary>One row, without its padding.</summary>
    /// <param name="row">In [0, Rows).</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public Span<float> Row(int row) =>
        (uint)row < (uint)Rows ? _values.Slice(row * Stride, Columns) : throw new ArgumentOutOfRangeException(nameof(row), row, $"The matrix has {Rows} rows.");

    /// <summary>The same memory as a tensor of shape [Rows, Columns], for the operations of <c>System.Numerics.Tensors</c>.</summary>
    public TensorSpan<float> AsTensorSpan() => new(_values, [Rows, Columns], [Stride, 1]);

    /// <summary>The same matrix, read only.</summary>
    /// <param name="matrix">The matrix.</param>
    public static implicit operator ReadOnlyMatrixView(MatrixView matrix) =>
        new(matrix._values, matrix.Rows, matrix.Columns, matrix.Stride);
}
