using System.Numerics.Tensors;

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

    /// <summary>Adds the losses of one of several heads to those of the network, and weighs the gradient that begins there: losses += weight·ofHead, dz = weight·dz.</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="weight">What the head's loss is multiplied by.</param>
    /// <param name="ofHead">[rows], the head's loss of each row.</param>
    /// <param name="dz">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of dz to the next.</param>
    /// <param name="losses">[rows], the sums.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void AddWeighted(int rows, float weight, ReadOnlySpan<float> ofHead, Span<float> dz, int stride, Span<float> losses)
    {
        Check.AtLeast(ofHead.Length, rows, nameof(ofHead));
        Check.AtLeast(dz.Length, (long)rows * stride, nameof(dz));
        Check.AtLeast(losses.Length, rows, nameof(losses));
        for (int row = 0; row < rows; row++)
            losses[row] += weight * ofHead[row];
        Span<float> gradient = dz[..(rows * stride)];
        if (weight != 1)
            TensorPrimitives.Multiply(gradient, weight, gradient);
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
