using System.Numerics.Tensors;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Validation.Agreement;

/// <summary>
/// The signal of a real network at its start, read from the gradients of single rows: with one row the gradient of a bias is dh, and that of
/// the weights x ⊗ dh gives back the x that arrived, masks included. Root mean squares over seeds.
/// </summary>
internal static class SignalMeasurement
{
    /// <summary>
    /// The RMS of the pre-activations, the contrast and the strength of the gradient for each Dense layer, then size and contrast of what the
    /// network returns; NaN where they are not those of training.
    /// </summary>
    public static (double Size, double Contrast, double Amplitude)[] Of(CompiledNetwork network, SignalProfile profile, int seeds)
    {
        DenseNode[] layers = [.. network.Graph.Nodes.OfType<DenseNode>()];
        var sums = new (double Size, double Contrast, double Amplitude)[layers.Length + 1];
        InputRows inputs = InputRows.Of(network.Graph, layers[^1].Units);
        // Targets far larger than the outputs make the gradient independent of what went forward.
        double targetScale = 10 * (1 + Math.Sqrt(profile.Rows[layers[^1].Id].Variance));
        GraphNode[] nodes = [.. Unrolled.Of(network.Graph).Nodes];
        if (nodes.Any(node => node is NormalizationNode { OverBatch: true }))
            return BatchMeasurement.Of(network, inputs, targetScale, seeds);
        bool predictsAsTrained = !nodes.Any(node => node is DropoutNode);
        for (int seed = 1; seed <= seeds; seed++)
        {
            ITrainableNetwork trained = network.Create(seed);
            inputs.Fit(trained);
            using ITrainer trainer = trained.CreateTrainer(1, keepGradients: true, seed, threads: 1);
            Random random = new(seed);
            float[] targets = Normals.Draw(random, layers[^1].Units, targetScale);
            (float[] one, float[] other) = (inputs.Draw(random), inputs.Draw(random));
            // Without an update between them both rows see the same masks.
            (float[][] first, double[] gradients) = Pass(trained, trainer, one, targets);
            (float[][] second, _) = Pass(trained, trainer, other, targets);
            for (int layer = 0; layer < layers.Length; layer++)
            {
                Add(layer, first[layer], second[layer]);
                double amplitude = gradients[layer] / gradients[^1];
                sums[layer].Amplitude += amplitude * amplitude / seeds;
            }

            Add(layers.Length, Predict(trained, one), Predict(trained, other));
        }

        if (!predictsAsTrained)
            sums[^1] = (double.NaN, double.NaN, double.NaN);
        return [.. sums.Select(sum => (Math.Sqrt(sum.Size), Math.Sqrt(sum.Contrast), Math.Sqrt(sum.Amplitude)))];

        void Add(int place, float[] first, float[] second)
        {
            double units = first.Length;
            sums[place].Size += TensorPrimitives.SumOfSquares<float>(first) / units / seeds;
            double distance = TensorPrimitives.Distance<float>(first, second);
            sums[place].Contrast += distance * distance / 2 / units / seeds;
        }
    }

    private static float[] Predict(ITrainableNetwork network, float[] input)
    {
        float[] outputs = new float[network.Description.OutputSize];
        network.Predict(input, outputs);
        return outputs;
    }

    /// <summary>The pre-activations of each layer, and the norm of their gradient.</summary>
    private static (float[][] Values, double[] Gradients) Pass(ITrainableNetwork network, ITrainer trainer, float[] input, float[] targets)
    {
        trainer.Forward(input);
        trainer.Backward(targets);
        // The layers within blocks have longer names, and no row of their own in the profile.
        ParameterTensor[] tensors = [.. network.Description.Tensors.ToArray().Where(tensor => tensor.Name.Count(letter => letter == '.') == 1)];
        ParameterTensor[] weights = [.. tensors.Where(tensor => tensor.Kind == ParameterKind.Matrix)];
        ParameterTensor[] biases =
            [.. weights.Select(weight => tensors.Single(tensor => tensor.Name == weight.Name[..^".weight".Length] + ".bias"))];
        var values = new float[weights.Length][];
        double[] gradients = new double[weights.Length];
        for (int layer = 0; layer < weights.Length; layer++)
        {
            float[] direction = trainer.GradientBuffer.Slice(biases[layer].Offset, biases[layer].Columns).ToArray();
            double norm = Math.Sqrt(direction.Sum(value => (double)value * value));
            gradients[layer] = norm;
            if (norm > 0)
            {
                for (int i = 0; i < direction.Length; i++)
                    direction[i] = (float)(direction[i] / norm);
            }

            float[] sums = new float[weights[layer].Columns];
            for (int row = 0; row < weights[layer].Rows; row++)
            {
                int offset = weights[layer].Offset + row * weights[layer].Stride;
                double arrived = TensorPrimitives.Dot<float>(trainer.GradientBuffer.Slice(offset, sums.Length), direction) / norm;
                TensorPrimitives.MultiplyAdd<float>(network.ParameterBuffer.Slice(offset, sums.Length), (float)arrived, sums, sums);
            }

            values[layer] = sums;
        }

        return (values, gradients);
    }
}
