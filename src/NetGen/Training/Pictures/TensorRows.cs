using System.Globalization;

namespace NetGen.Training;

/// <summary>The values of one parameter tensor within a buffer, without the padding of its rows.</summary>
internal static class TensorRows
{
    /// <summary>The tensors that have a gradient, in the order of the layers: all but running statistics and what preprocessing was fitted to.</summary>
    public static ParameterTensor[] Trained(NetworkDescription network) =>
        [.. network.Tensors.ToArray().Where(tensor => tensor.IsTrained)];

    public static ReadOnlySpan<float> Row(ReadOnlySpan<float> buffer, ParameterTensor tensor, int row) =>
        buffer.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns);

    public static Histogram Histogram(ReadOnlySpan<float> buffer, ParameterTensor tensor, int buckets = 50)
    {
        var histogram = new Histogram(buckets);
        for (int row = 0; row < tensor.Rows; row++)
            histogram.Measure(Row(buffer, tensor, row));
        for (int row = 0; row < tensor.Rows; row++)
            histogram.Count(Row(buffer, tensor, row));
        return histogram;
    }

    /// <summary><c>784 × 200</c> as in memory, <c>200</c> for a vector.</summary>
    public static string Shape(ParameterTensor tensor) => tensor.IsMatrix
        ? string.Create(CultureInfo.InvariantCulture, $"{tensor.Rows} × {tensor.Columns}")
        : tensor.Columns.ToString(CultureInfo.InvariantCulture);
}
