using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class MatrixTests
{
    [Theory]
    [InlineData(5, 7, 7, 7)]
    [InlineData(5, 7, 7, 16)]
    [InlineData(5, 7, 16, 7)]
    [InlineData(1, 1, 16, 1)]
    public void Copy_moves_rows_between_strides_and_leaves_the_padding(int rows, int columns, int sourceStride, int destinationStride)
    {
        TestMatrix source = new TestMatrix(rows, columns, sourceStride).Randomize(1);
        TestMatrix destination = new TestMatrix(rows, columns, destinationStride).Randomize(2);

        Matrix.Copy(rows, columns, source.Span, sourceStride, destination.Span, destinationStride);

        destination.AssertSameBits(source, "copy");
        destination.AssertPaddingIsZero();
        destination.AssertNothingOutsideWasWritten();
    }
}
