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

        Assert.Equal(parameters.Names, description.Tensors.ToArray().Select(tensor => tensor.Name));
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

    /// <summary>Random parameters, biases too, of a size that keeps signals alive.</summary>
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

        return parameters;
    }
}
