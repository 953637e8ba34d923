namespace NetGen.Kernels;

/// <summary>Losses, each with the gradient of what it is given: the gradient of the loss averaged over the rows of a batch.</summary>
/// <remarks>
/// They take any rows of the batch and write the loss of each, so that the rows can be shared out and the average depends on nothing but
/// their order. The padding of gradients gets 0.
/// </remarks>
public static partial class Loss
{
    /// <summary>The average of the losses of a batch, summed in double in the order of the rows.</summary>
    /// <param name="losses">[rows], one loss a row.</param>
    /// <returns>The average.</returns>
    public static float Mean(ReadOnlySpan<float> losses)
    {
        double sum = 0;
        foreach (float loss in losses)
            sum += loss;
        return (float)(sum / losses.Length);
    }

    private static void CheckShapes(
        int rows, int width, int values, int stride, int gradient, string valuesName, string gradientName, int batch, int losses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        Check.Matrix(values, rows, width, stride, valuesName);
        Check.Padded(gradient, rows, width, stride, gradientName);
        Check.AtLeast(losses, rows, nameof(losses));
    }
}
