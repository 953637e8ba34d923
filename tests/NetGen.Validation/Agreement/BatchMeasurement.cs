using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Validation.Agreement;

/// <summary>
/// The signal of a network with BatchNorm at its start. Its rows have part in each other's values, so that none can be read alone: the reference
/// interpreter, whose values the emitted code is tested to have, runs a batch with the weights of the real network. Root mean squares over seeds.
/// </summary>
internal static class BatchMeasurement
{
    private const int Rows = 32;

    public static (double Size, double Contrast, double Amplitude)[] Of(CompiledNetwork network, InputRows inputs, double targetScale, int seeds)
    {
        DenseNode[] layers = [.. network.Graph.Nodes.OfType<DenseNode>()];
        ReferenceInterpreter interpreter = new(network.Graph);
        var sums = new (double Size, double Contrast, double Amplitude)[layers.Length + 1];
        for (int seed = 1; seed <= seeds; seed++)
        {
            Random random = new(seed);
            ITrainableNetwork trained = network.Create(seed);
            inputs.Fit(trained);
            ReferencePass pass = interpreter.Train(
                Parameters(network, trained),
                Batch(() => inputs.Draw(random)),
                Batch(() => Normals.Draw(random, layers[^1].Units, targetScale)),
                dropout: null);
            ReferenceNode[] passed =
                [.. layers.Select(layer => pass.Nodes.Single(node => node.Node is DenseNode dense && dense.FileName == layer.FileName))];
            double last = MeanSquare(passed[^1].Gradients) * layers[^1].Units;
            for (int layer = 0; layer < layers.Length; layer++)
            {
                Add(layer, passed[layer].Values);
                sums[layer].Amplitude += MeanSquare(passed[layer].Gradients) * layers[layer].Units / last / seeds;
            }

            Add(layers.Length, pass.Nodes[^1].Values);
        }

        return [.. sums.Select(sum => (Math.Sqrt(sum.Size), Math.Sqrt(sum.Contrast), Math.Sqrt(sum.Amplitude)))];

        void Add(int place, double[,] values)
        {
            sums[place].Size += MeanSquare(values) / seeds;
            sums[place].Contrast += Spread(values) / seeds;
        }
    }

    private static ParameterSet Parameters(CompiledNetwork network, ITrainableNetwork trained)
    {
        ParameterSet parameters = new(network.Graph);
        foreach (ParameterTensor tensor in trained.Description.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                    parameters[tensor.Name][row, column] = trained.ParameterBuffer[tensor.Offset + row * tensor.Stride + column];
            }
        }

        return parameters;
    }

    private static double MeanSquare(double[,] values) => values.Cast<double>().Average(value => value * value);

    /// <summary>Half the mean square of the difference of two rows: the variance over the rows.</summary>
    private static double Spread(double[,] values)
    {
        double sum = 0;
        for (int column = 0; column < values.GetLength(1); column++)
        {
            double[] ofUnit = [.. Enumerable.Range(0, Rows).Select(row => values[row, column])];
            double mean = ofUnit.Average();
            sum += ofUnit.Sum(value => (value - mean) * (value - mean)) / (Rows - 1);
        }

        return sum / values.GetLength(1);
    }

    private static double[,] Batch(Func<float[]> draw)
    {
        float[][] rows = [.. Enumerable.Range(0, Rows).Select(_ => draw())];
        double[,] values = new double[Rows, rows[0].Length];
        for (int i = 0; i < values.Length; i++)
            values[i / rows[0].Length, i % rows[0].Length] = rows[i / rows[0].Length][i % rows[0].Length];
        return values;
    }
}
