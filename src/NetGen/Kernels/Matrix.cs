namespace NetGen.Kernels;

/// <summary>Matrices as they are, between layouts.</summary>
public static class Matrix
{
    /// <summary>destination[r][c] = source[r][c].</summary>
    /// <param name="rows">Rows of both.</param>
    /// <param name="columns">Values copied from each row.</param>
    /// <param name="source">[rows][<paramref name="sourceStride"/>].</param>
    /// <param name="sourceStride">Floats from one row of the source to the next.</param>
    /// <param name="destination">[rows][<paramref name="destinationStride"/>]; the padding is left as it is.</param>
    /// <param name="destinationStride">Floats from one row of the destination to the next.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Copy(
        int rows, int columns, ReadOnlySpan<float> source, int sourceStride, Span<float> destination, int destinationStride)
    {
        Check.Matrix(source.Length, rows, columns, sourceStride, nameof(source));
        Check.Matrix(destination.Length, rows, columns, destinationStride, nameof(destination));
        if (sourceStride == columns && destinationStride == columns)
        {
            source[..(rows * columns)].CopyTo(destination);
            return;
        }

        for (int row = 0; row < rows; row++)
            source.Slice(row * sourceStride, columns).CopyTo(destination[(row * destinationStride)..]);
    }
}
