using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>
/// Scales one layer a pass: it goes through what the layers give, as far as the first Dense layer that has not had its turn, whose sums it computes
/// itself from what that layer reads.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="weights">Its matrices.</param>
/// <param name="inputs">The batch.</param>
/// <param name="rows">Rows of the batch.</param>
/// <param name="options">The figures.</param>
internal sealed class LayerScaling(INetwork network, ParameterTensor[] weights, float[] inputs, int rows, LsuvOptions options) : ILayerObserver
{
    private readonly Dictionary<string, float[]> _values = [];
    private readonly List<LsuvResult> _results = [];

    public IReadOnlyList<LsuvResult> Results => _results;

    /// <summary>Whether the last pass came to a layer that had not had its turn.</summary>
    public bool HasScaled { get; private set; }

    public LayerScaling NextPass()
    {
        _values.Clear();
        _values["input"] = inputs;
        HasScaled = false;
        return this;
    }

    public void Observe(LayerOutput output)
    {
        if (HasScaled)
            return;
        string layer = output.Layer;
        int index = Array.FindIndex(weights, tensor => tensor.Name == layer + ".weight");
        if (index >= 0 && _results.All(result => result.Layer != layer))
        {
            _results.Add(Scale(weights[index], _values[output.Inputs[0]]));
            HasScaled = true;
            return;
        }

        float[] values = new float[rows * output.Values.Columns];
        for (int row = 0; row < rows; row++)
            output.Values.Row(row).CopyTo(values.AsSpan(row * output.Values.Columns));
        _values[output.Layer] = values;
    }

    private LsuvResult Scale(ParameterTensor weight, float[] x)
    {
        double before = Variance(weight, x), variance = before;
        int iterations = 0;
        for (; iterations < options.MaxIterations && Math.Abs(variance - 1) >= options.Tolerance && CanScale(variance); iterations++)
        {
            MatrixView matrix = LsuvExtensions.Weights(network, weight);
            for (int row = 0; row < matrix.Rows; row++)
                TensorPrimitives.Divide(matrix.Row(row), (float)Math.Sqrt(variance), matrix.Row(row));
            variance = Variance(weight, x);
        }

        return new LsuvResult(weight.Name[..^".weight".Length], before, variance, iterations);
    }

    private static bool CanScale(double variance) => double.IsFinite(variance) && (float)Math.Sqrt(variance) > 0;

    /// <summary>Of x·W + b over all rows and units, in double.</summary>
    private double Variance(ParameterTensor weight, float[] x)
    {
        MatrixView matrix = LsuvExtensions.Weights(network, weight);
        ReadOnlySpan<float> bias = BiasOf(weight);
        double[] sums = new double[matrix.Columns];
        double total = 0, squares = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < sums.Length; column++)
                sums[column] = bias.IsEmpty ? 0 : bias[column];
            for (int input = 0; input < matrix.Rows; input++)
            {
                double value = x[row * matrix.Rows + input];
                ReadOnlySpan<float> w = matrix.Row(input);
                for (int column = 0; value != 0 && column < w.Length; column++)
                    sums[column] += value * w[column];
            }

            total += TensorPrimitives.Sum<double>(sums);
            squares += TensorPrimitives.SumOfSquares<double>(sums);
        }

        double count = (double)rows * sums.Length, mean = total / count;
        return squares / count - mean * mean;
    }

    private ReadOnlySpan<float> BiasOf(ParameterTensor weight)
    {
        string name = weight.Name[..^"weight".Length] + "bias";
        foreach (ParameterTensor tensor in network.Description.Tensors)
        {
            if (tensor.Name == name)
                return network.ParameterBuffer.Slice(tensor.Offset, tensor.Columns);
        }

        return [];
    }
}
