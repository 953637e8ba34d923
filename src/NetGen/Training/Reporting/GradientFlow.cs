namespace NetGen.Training;

/// <summary>
/// The strength of the gradient at each layer's outputs, over that at the last layer's. The gradient of a bias is that of its layer's output
/// where a batch has one row, so samples are taken one by one; the strength is the root of the mean square over them.
/// </summary>
internal static class GradientFlow
{
    private const string Bias = ".bias";
    private const int MostSamples = 64;

    /// <returns>By the layer's name, in order; empty where no layer has a bias, or where a batch of one row has no gradient.</returns>
    public static IReadOnlyDictionary<string, double> Measure(ITrainableNetwork network, IBatchSource data)
    {
        ParameterTensor[] biases = [.. network.Description.Tensors.ToArray().Where(tensor => tensor.Name.EndsWith(Bias, StringComparison.Ordinal))];
        double[] squares = new double[biases.Length];
        float[] parameters = network.ParameterBuffer.ToArray();
        try
        {
            using ITrainer trainer = network.CreateTrainer(batchSize: 1, keepGradients: true);
            int samples = 0;
            foreach (Batch batch in data.Batches(1, new EpochOrder(0)))
            {
                trainer.Forward(batch.Inputs);
                _ = batch.Labels.IsEmpty ? trainer.Backward(batch.Targets) : trainer.Backward(batch.Labels);
                for (int layer = 0; layer < biases.Length; layer++)
                {
                    foreach (float gradient in TensorRows.Row(trainer.GradientBuffer, biases[layer], 0))
                        squares[layer] += (double)gradient * gradient;
                }
                if (++samples == MostSamples)
                    break;
            }
        }
        catch (ArgumentException) // a batch of one row has no statistics to normalise by
        {
            return new Dictionary<string, double>();
        }
        finally
        {
            parameters.CopyTo(network.ParameterBuffer);
        }

        var flow = new Dictionary<string, double>();
        for (int layer = 0; layer < biases.Length; layer++)
            flow[biases[layer].Name[..^Bias.Length]] = Math.Sqrt(squares[layer] / squares[^1]);
        return flow;
    }
}
