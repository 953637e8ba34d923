namespace NetGen.Runtime.Tests.Files;

/// <summary>Dense layers with ReLU between them in plain loops, over parameters that lie as those of generated networks do.</summary>
internal sealed class LayeredNetwork : INetwork
{
    private readonly int[] _sizes;
    private readonly float[] _parameters;

    public LayeredNetwork(params int[] sizes)
        : this("0123456789abcdef", sizes)
    {
    }

    public LayeredNetwork(string fingerprint, int[] sizes)
    {
        _sizes = sizes;
        var tensors = new List<ParameterTensor>();
        int offset = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            int stride = (sizes[layer] + 15) / 16 * 16;
            tensors.Add(new ParameterTensor($"dense{layer}.weight", ParameterKind.Matrix, sizes[layer - 1], sizes[layer], offset, stride));
            offset += sizes[layer - 1] * stride;
            tensors.Add(new ParameterTensor($"dense{layer}.bias", ParameterKind.Vector, 1, sizes[layer], offset, stride));
            offset += stride;
        }
        Description = new NetworkDescription("LayeredNet", sizes[0], sizes[^1], null, null, fingerprint, [.. tensors]);
        _parameters = new float[offset];
    }

    public NetworkDescription Description { get; }

    public Span<float> ParameterBuffer => _parameters;

    /// <summary>Gives every parameter a value of its own and leaves the padding at 0.</summary>
    public LayeredNetwork Fill(float first)
    {
        foreach (ParameterTensor tensor in Description.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                    _parameters[tensor.Offset + row * tensor.Stride + column] = first++;
            }
        }
        return this;
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int sample = 0; sample < inputs.Length / _sizes[0]; sample++)
        {
            double[] values = [.. inputs.Slice(sample * _sizes[0], _sizes[0]).ToArray().Select(value => (double)value)];
            for (int layer = 1; layer < _sizes.Length; layer++)
                values = Dense(values, layer, isLast: layer == _sizes.Length - 1);
            for (int output = 0; output < values.Length; output++)
                outputs[sample * values.Length + output] = (float)values[output];
        }
    }

    private double[] Dense(double[] x, int layer, bool isLast)
    {
        ParameterTensor weight = Description.Tensors[2 * layer - 2];
        ParameterTensor bias = Description.Tensors[2 * layer - 1];
        double[] y = new double[weight.Columns];
        for (int output = 0; output < y.Length; output++)
        {
            y[output] = _parameters[bias.Offset + output];
            for (int input = 0; input < x.Length; input++)
                y[output] += x[input] * _parameters[weight.Offset + input * weight.Stride + output];
            if (!isLast)
                y[output] = Math.Max(0, y[output]);
        }
        return y;
    }
}
