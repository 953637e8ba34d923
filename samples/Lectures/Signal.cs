using System.Numerics.Tensors;
using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>What is measured of a network before its first step.</summary>
internal static class Signal
{
    private const int Samples = 32;

    /// <summary>
    /// The strength with which the gradient reaches each layer, 1 at the last: the norm of dL/dh, which for one sample is the gradient of the
    /// bias; root mean square over some samples.
    /// </summary>
    public static double[] Strengths(ITrainableNetwork network, DataSet data)
    {
        ParameterTensor[] biases = [.. network.Description.Tensors.ToArray().Where(tensor => tensor.Kind == ParameterKind.Vector)];
        double[] squares = new double[biases.Length];
        using ITrainer trainer = network.CreateTrainer(1, keepGradients: true, threads: 1);
        for (int sample = 0; sample < Samples; sample++)
        {
            trainer.Forward(data.Input(sample));
            trainer.Backward([data.Label(sample)]);
            for (int layer = 0; layer < biases.Length; layer++)
                squares[layer] += TensorPrimitives.SumOfSquares(trainer.GradientBuffer.Slice(biases[layer].Offset, biases[layer].Columns));
        }

        return [.. squares.Select(square => Math.Sqrt(square / squares[^1]))];
    }
}
