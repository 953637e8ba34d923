using System.Numerics.Tensors;
using NetGen.Kernels;

namespace NetGen.Training;

/// <summary>
/// Predicts with dropout left on, many times, each with masks of its own: the mean of the outputs, and their variance as a measure of how
/// uncertain the network is (Gal and Ghahramani 2016). Without allocation after it was created; for one caller at a time.
/// </summary>
public sealed class MonteCarloDropout : IDisposable
{
    private readonly NetworkDescription _network;
    private readonly ITrainer _trainer;
    private readonly float[] _outputs;
    private readonly int _passes;

    /// <summary>A predictor with memory of its own.</summary>
    /// <param name="network">A network with dropout; one without predicts the same each time.</param>
    /// <param name="passes">T, the number of masks, at least 2.</param>
    /// <param name="rows">The number of samples to compute at once, at least 1; more are taken in several goes.</param>
    /// <param name="seed">The seed of the masks: the same one gives the same figures.</param>
    /// <param name="threads">The threads that share them; 0: as many as there are cores and the work is worth.</param>
    /// <exception cref="ArgumentException">The network has BatchNorm, which in training looks at the other samples of a batch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public MonteCarloDropout(ITrainableNetwork network, int passes = 50, int rows = 64, int seed = 0, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (network.Description.MinimumBatchRows > 1)
            throw new ArgumentException($"{network.Description.Name} has BatchNorm, which with dropout on takes the statistics of the batch.", nameof(network));

        _network = network.Description;
        _passes = passes;
        _trainer = network.CreateTrainer(rows, keepGradients: true, seed, threads);
        _outputs = new float[rows * _network.OutputSize];
    }

    /// <summary>Mean and variance of the outputs, which are those of Predict: probabilities where the network ends in an activation, else logits or values.</summary>
    /// <param name="inputs">[samples × InputSize], row after row.</param>
    /// <param name="mean">[samples × OutputSize].</param>
    /// <param name="variance">[samples × OutputSize], the unbiased variance over the passes.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> mean, Span<float> variance)
    {
        (int inputSize, int outputSize) = (_network.InputSize, _network.OutputSize);
        int samples = Guard.Samples(inputs.Length, inputSize, mean.Length, outputSize);
        Guard.Samples(inputs.Length, inputSize, variance.Length, outputSize);
        for (int first = 0; first < samples; first += _trainer.BatchSize)
        {
            int rows = Math.Min(_trainer.BatchSize, samples - first);
            Average(
                inputs.Slice(first * inputSize, rows * inputSize),
                mean.Slice(first * outputSize, rows * outputSize),
                variance.Slice(first * outputSize, rows * outputSize));
        }
    }

    /// <summary>Ends the threads, if there are any.</summary>
    public void Dispose() => _trainer.Dispose();

    /// <summary>Mean and sum of squares pass by pass (Welford 1962), which does not cancel.</summary>
    private void Average(ReadOnlySpan<float> inputs, Span<float> mean, Span<float> variance)
    {
        mean.Clear();
        variance.Clear();
        for (int pass = 1; pass <= _passes; pass++)
        {
            // The masks of a step follow from its number.
            _trainer.StepCount = pass;
            _trainer.Forward(inputs);
            Span<float> outputs = Read(mean.Length);
            for (int i = 0; i < outputs.Length; i++)
            {
                float difference = outputs[i] - mean[i];
                mean[i] += difference / pass;
                variance[i] += difference * (outputs[i] - mean[i]);
            }
        }

        TensorPrimitives.Divide(variance, _passes - 1, variance);
    }

    private Span<float> Read(int count)
    {
        Span<float> outputs = _outputs.AsSpan(0, count);
        for (int row = 0; row < count / _network.OutputSize; row++)
        {
            Span<float> values = outputs.Slice(row * _network.OutputSize, _network.OutputSize);
            _trainer.Outputs.Row(row).CopyTo(values);
            switch (_network.FusedActivation)
            {
                case ActivationFunction.Softmax:
                    TensorPrimitives.Subtract(values, TensorPrimitives.Max<float>(values), values);
                    TensorPrimitives.SoftMax(values, values);
                    break;
                case ActivationFunction.LogSoftmax:
                    TensorPrimitives.Subtract(values, TensorPrimitives.Max<float>(values), values);
                    double sum = 0;
                    foreach (float value in values)
                        sum += Math.Exp(value);
                    TensorPrimitives.Subtract(values, (float)Math.Log(sum), values);
                    break;
                case ActivationFunction.Sigmoid:
                    TensorPrimitives.Sigmoid(values, values);
                    break;
                default:
                    break;
            }
        }

        return outputs;
    }
}
