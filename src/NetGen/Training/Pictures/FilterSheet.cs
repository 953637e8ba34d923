using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>The weights of the first units as pictures in rows, each as its inputs lie: grey is 0, white and black the largest weights of a unit.</summary>
internal sealed class FilterSheet
{
    private const int MostUnits = 64;
    private const int UnitsInRow = 8;
    private const int Gap = 1;

    private FilterSheet(int width, int height) => (Width, Height, Pixels) = (width, height, new float[width * height]);

    public int Width { get; }

    public int Height { get; }

    /// <summary>From 0, black, to 1, white.</summary>
    public float[] Pixels { get; }

    /// <param name="parameters">The network's parameters.</param>
    /// <param name="network">The network.</param>
    /// <param name="imageWidth">Pixels in a row of a picture.</param>
    /// <returns>Null where no layer reads the inputs themselves.</returns>
    public static FilterSheet? Of(ReadOnlySpan<float> parameters, NetworkDescription network, int imageWidth)
    {
        foreach (ParameterTensor tensor in network.Tensors)
        {
            if (tensor.Kind == ParameterKind.Matrix)
                return tensor.Rows == network.InputSize ? Draw(parameters, tensor, imageWidth) : null;
        }
        return null;
    }

    private static FilterSheet Draw(ReadOnlySpan<float> parameters, ParameterTensor tensor, int imageWidth)
    {
        int units = Math.Min(MostUnits, tensor.Columns), across = Math.Min(UnitsInRow, units), down = (units + across - 1) / across;
        int imageHeight = tensor.Rows / imageWidth;
        var sheet = new FilterSheet(across * (imageWidth + Gap) - Gap, down * (imageHeight + Gap) - Gap);
        float[] weights = new float[tensor.Rows];
        for (int unit = 0; unit < units; unit++)
        {
            for (int input = 0; input < weights.Length; input++)
                weights[input] = parameters[tensor.Offset + input * tensor.Stride + unit];
            float largest = MathF.Max(MathF.Abs(TensorPrimitives.MaxMagnitude(weights)), float.Epsilon);
            int left = unit % across * (imageWidth + Gap), top = unit / across * (imageHeight + Gap);
            for (int input = 0; input < weights.Length; input++)
                sheet.Pixels[(top + input / imageWidth) * sheet.Width + left + input % imageWidth] = 0.5f + 0.5f * weights[input] / largest;
        }
        return sheet;
    }
}
