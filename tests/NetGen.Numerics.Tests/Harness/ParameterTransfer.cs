using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.Harness;

/// <summary>Between a network's padded buffer and the reference's parameters, by the tensors that the network itself describes.</summary>
internal static class ParameterTransfer
{
    /// <summary>Reads a buffer in the layout of <see cref="INetwork.ParameterBuffer"/>, and requires its padding to be 0.</summary>
    public static ParameterSet Read(NetworkDescription description, NetworkGraph graph, ReadOnlySpan<float> buffer)
    {
        var parameters = new ParameterSet(graph);
        bool[] read = new bool[buffer.Length];
        foreach (ParameterTensor tensor in description.Tensors)
        {
            // Gradients end where the statistics begin.
            if (!tensor.IsTrained && tensor.Offset >= buffer.Length)
                continue;
            double[,] values = parameters[tensor.Name];
            Assert.Equal((values.GetLength(0), values.GetLength(1)), (tensor.Rows, tensor.Columns));
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                {
                    int index = tensor.Offset + row * tensor.Stride + column;
                    Assert.False(read[index], $"{tensor.Name} overlaps another tensor.");
                    read[index] = true;
                    values[row, column] = buffer[index];
                }
            }
        }

        Assert.Equal(parameters.Names, TensorNames(description, tensor => tensor.IsTrained));
        Assert.Equal(parameters.Statistics, TensorNames(description, tensor => !tensor.IsTrained));
        for (int i = 0; i < buffer.Length; i++)
            Assert.True(read[i] || buffer[i] == 0, $"The padding at {i} is not 0.");
        return parameters;
    }

    public static ParameterSet Read(INetwork network, NetworkGraph graph) => Read(network.Description, graph, network.ParameterBuffer);

    public static void Write(INetwork network, ParameterSet parameters)
    {
        foreach (ParameterTensor tensor in network.Description.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                    network.ParameterBuffer[tensor.Offset + row * tensor.Stride + column] = (float)parameters[tensor.Name][row, column];
            }
        }
    }

    private static IEnumerable<string> TensorNames(NetworkDescription description, Func<ParameterTensor, bool> which) =>
        description.Tensors.ToArray().Where(which).Select(tensor => tensor.Name);

    /// <summary>Random parameters, biases too, and running statistics, of a size that keeps signals alive.</summary>
    public static ParameterSet Draw(NetworkGraph graph, Random random)
    {
        var parameters = new ParameterSet(graph);
        foreach (string name in parameters.Names)
        {
            double[,] values = parameters[name];
            float[] normal = Batch.Normal(random, values.Length);
            double scale = values.GetLength(0) == 1 ? 0.5 : 1 / Math.Sqrt(values.GetLength(0));
            for (int i = 0; i < normal.Length; i++)
                values[i / values.GetLength(1), i % values.GetLength(1)] = (float)(normal[i] * scale);
        }

        foreach (NormalizationNode layer in Unrolled.Of(graph).Nodes.OfType<NormalizationNode>())
        {
            for (int i = 0; i < parameters.Gamma(layer).Length; i++)
                parameters.Gamma(layer)[0, i] = (float)(1 + 0.5 * parameters.Gamma(layer)[0, i]);
            for (int i = 0; layer.OverBatch && i < parameters.RunningMean(layer).Length; i++)
            {
                parameters.RunningMean(layer)[0, i] = random.NextSingle() - 0.5f;
                parameters.RunningVariance(layer)[0, i] = random.NextSingle() + 0.5f;
            }
        }

        foreach (FittedNode layer in graph.Nodes.OfType<FittedNode>())
            Draw(layer, parameters, random);
        return parameters;
    }

    /// <summary>What preprocessing might have been fitted to.</summary>
    private static void Draw(FittedNode layer, ParameterSet parameters, Random random)
    {
        if (layer is ProjectionNode projection)
        {
            Fill("components", () => (random.NextSingle() - 0.5) * 3 / Math.Sqrt(projection.FanIn));
            Fill("variance", () => random.NextSingle());
            return;
        }

        Fill("mean", () => random.NextSingle() - 0.5);
        Fill("scale", () => random.NextSingle() + 0.5);
        Fill("offset", () => random.NextSingle() - 0.5);
        Fill("samples", () => 100);

        void Fill(string what, Func<double> draw)
        {
            double[,] values = parameters.Fitted(layer, what);
            for (int i = 0; i < values.Length; i++)
                values[i / values.GetLength(1), i % values.GetLength(1)] = (float)draw();
        }
    }
}
