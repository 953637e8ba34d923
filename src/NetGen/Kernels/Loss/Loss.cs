namespace NetGen.Kernels;

/// <summary>Losses averaged over the rows of a batch, each with the gradient of what it is given.</summary>
/// <remarks>
/// Each is computed in float within a row and summed over the rows in double. Gradients are those of the average, and their padding gets 0.
/// </remarks>
public static partial class Loss
{
    private static void CheckShapes(int rows, int width, int values, int stride, int gradient, string valuesName, string gradientName)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        Check.Matrix(values, rows, width, stride, valuesName);
        Check.Padded(gradient, rows, width, stride, gradientName);
    }
}
