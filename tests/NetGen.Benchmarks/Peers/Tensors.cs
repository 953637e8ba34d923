namespace NetGen.Benchmarks;

/// <summary>The parameters of a network, tensor by tensor.</summary>
internal static class Tensors
{
    /// <summary>Row by row as they lie in memory, without padding: [in][out] of a matrix.</summary>
    public static IEnumerable<float[]> Rows(INetwork network)
    {
        foreach (ParameterTensor tensor in network.Description.Tensors.ToArray())
        {
            for (int row = 0; row < tensor.Rows; row++)
                yield return network.ParameterBuffer.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns).ToArray();
        }
    }

    /// <summary>All that are trained, one after the other in the orientation of files: [out][in] of a matrix.</summary>
    public static float[] Flat(INetwork network)
    {
        var values = new List<float>();
        ReadOnlySpan<float> buffer = network.ParameterBuffer;
        foreach (ParameterTensor tensor in network.Description.Tensors)
        {
            for (int column = 0; column < tensor.Columns && tensor.IsTrained; column++)
            {
                for (int row = 0; row < tensor.Rows; row++)
                    values.Add(buffer[tensor.Offset + row * tensor.Stride + column]);
            }
        }

        return [.. values];
    }
}
