using System.Numerics.Tensors;

namespace NetGen.Runtime.Tests.Parameters;

public sealed class MatrixViewTests
{
    /// <summary>Two rows of three values, four floats apart.</summary>
    private static readonly float[] _memory = [1, 2, 3, -1, 4, 5, 6];

    [Fact]
    public void It_reads_and_writes_over_padded_rows()
    {
        float[] memory = [.. _memory];
        MatrixView matrix = new(memory, rows: 2, columns: 3, stride: 4);
        Assert.Equal(6, matrix[1, 2]);
        Assert.Equal([4, 5, 6], matrix.Row(1).ToArray());
        matrix[0, 1] = 20;
        Assert.Equal(20, memory[1]);
        ReadOnlyMatrixView view = matrix;
        Assert.Equal(20, view[0, 1]);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    public void A_row_outside_is_refused(int row, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatrixView(_memory, 2, 3, 4)[row, column]);

    [Fact]
    public void The_padding_cannot_be_reached_by_a_column() =>
        Assert.Throws<IndexOutOfRangeException>(() => new MatrixView(_memory, 2, 3, 4)[0, 3]);

    [Theory]
    [InlineData(3, 3, 4)]
    [InlineData(2, 5, 4)]
    [InlineData(int.MaxValue, 3, int.MaxValue)]
    public void A_shape_that_the_memory_does_not_hold_is_refused(int rows, int columns, int stride) =>
        Assert.Throws<ArgumentException>(() => new MatrixView(_memory, rows, columns, stride).Rows);

    [Fact]
    public void As_a_tensor_it_has_the_same_values_in_the_same_memory()
    {
        float[] memory = [.. _memory];
        TensorSpan<float> tensor = new MatrixView(memory, 2, 3, 4).AsTensorSpan();
        Assert.Equal(5, tensor[1, 1]);
        tensor[1, 1] = 50;
        Assert.Equal(50, memory[5]);
        Assert.Equal(1 + 2 + 3 + 4 + 50 + 6, Tensor.Sum<float>(tensor));
    }
}
