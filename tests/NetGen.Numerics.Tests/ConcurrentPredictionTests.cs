using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>Many threads over one network's parameters: each gets what a single thread gets, bit for bit.</summary>
public class ConcurrentPredictionTests
{
    private const int Samples = 200;
    private const int Threads = 8;

    [Fact]
    public void Threads_that_predict_from_one_network_at_the_same_time_do_not_disturb_each_other()
    {
        EmittedNetwork emitted = NetworkCompilation.Compile(
            [("DigitNet", "[Dense(64, 32)] [Activation(ReLU)] [Dense(17)] [Activation(Tanh)] [Dense(10)] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)]")])["DigitNet"];
        INetwork network = emitted.Create(seed: 3);
        float[] inputs = Batch.Normal(new Random(3), Samples * emitted.InputSize);
        float[] expected = new float[Samples * emitted.OutputSize];
        for (int sample = 0; sample < Samples; sample++)
        {
            network.Predict(
                inputs.AsSpan(sample * emitted.InputSize, emitted.InputSize), expected.AsSpan(sample * emitted.OutputSize, emitted.OutputSize));
        }


        int different = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            float[] outputs = new float[emitted.OutputSize];
            for (int round = 0; round < 20 * Samples; round++)
            {
                // Each thread walks through the samples at another place.
                int sample = (round + index * 37) % Samples;
                network.Predict(inputs.AsSpan(sample * emitted.InputSize, emitted.InputSize), outputs);
                if (!outputs.AsSpan().SequenceEqual(expected.AsSpan(sample * emitted.OutputSize, emitted.OutputSize)))
                    Interlocked.Increment(ref different);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.Equal(0, different);
    }
}
