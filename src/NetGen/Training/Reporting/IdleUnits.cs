namespace NetGen.Training;

/// <summary>Units that no sample of a batch gives a gradient: they learn nothing from it, as dead ReLUs learn nothing from any.</summary>
internal static class IdleUnits
{
    /// <summary>For each weight matrix, the number of its units whose weights all have a gradient of 0.</summary>
    /// <param name="gradients">In the layout of the parameters.</param>
    /// <param name="network">The network.</param>
    public static IReadOnlyDictionary<string, int> Count(ReadOnlySpan<float> gradients, NetworkDescription network)
    {
        var idle = new Dictionary<string, int>();
        foreach (ParameterTensor tensor in network.Tensors)
        {
            if (tensor.Kind != ParameterKind.Matrix)
                continue;
            bool[] learns = new bool[tensor.Columns];
            for (int row = 0; row < tensor.Rows; row++)
            {
                ReadOnlySpan<float> values = TensorRows.Row(gradients, tensor, row);
                for (int unit = 0; unit < values.Length; unit++)
                    learns[unit] |= values[unit] != 0;
            }
            idle[tensor.Name] = learns.Count(unit => !unit);
        }
        return idle;
    }
}
