using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>What arrives in the hidden layers of a plain perceptron, computed by the book from its weights.</summary>
internal static class Activations
{
    private const int Samples = 200;

    /// <summary>The standard deviation of each hidden layer's activations over its units and some samples.</summary>
    public static double[] Deviations(INetwork network, Func<float, float> function, DataSet data)
    {
        ParameterTensor[] matrices = [.. network.Description.Tensors.ToArray().Where(tensor => tensor.Kind == ParameterKind.Matrix)];
        ParameterTensor[] biases = [.. network.Description.Tensors.ToArray().Where(tensor => tensor.Kind == ParameterKind.Vector)];
        double[] sums = new double[matrices.Length - 1];
        double[] squares = new double[matrices.Length - 1];
        for (int sample = 0; sample < Samples; sample++)
        {
            float[] values = data.Input(sample).ToArray();
            for (int layer = 0; layer < sums.Length; layer++)
            {
                values = [.. Sums(values, network.ParameterBuffer, matrices[layer], biases[layer]).Select(function)];
                sums[layer] += values.Average(value => (double)value) / Samples;
                squares[layer] += values.Average(value => (double)value * value) / Samples;
            }
        }

        return [.. squares.Zip(sums, (square, mean) => Math.Sqrt(square - mean * mean))];
    }

    /// <summary>x·W + b.</summary>
    private static float[] Sums(float[] x, ReadOnlySpan<float> parameters, ParameterTensor weights, ParameterTensor bias)
    {
        float[] sums = parameters.Slice(bias.Offset, bias.Columns).ToArray();
        for (int row = 0; row < weights.Rows; row++)
        {
            ReadOnlySpan<float> w = parameters.Slice(weights.Offset + row * weights.Stride, weights.Columns);
            for (int column = 0; column < w.Length; column++)
                sums[column] += x[row] * w[column];
        }

        return sums;
    }
}
