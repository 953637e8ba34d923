using NetGen.Numerics.Tests.Harness;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>Micro-batches against the whole batch.</summary>
public sealed class GradientAccumulatorTests
{
    private const int Rows = 24;

    [Theory]
    [InlineData("[Optimizer(SGD, LearningRate = 0.1)]")]
    [InlineData("[Optimizer(Adam)] [L2(1e-3)] [GradientClip(Norm = 0.1)]")]
    public void Micro_batches_make_the_step_of_the_whole_batch(string rest)
    {
        EmittedNetwork network = NetworkCompilation.Compile([("Net", $"[Dense(5, 8)] [Activation(Tanh)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] {rest}")])["Net"];
        float[] inputs = Batch.Normal(new Random(1), Rows * network.InputSize);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row * row % 3)];
        ITrainableNetwork whole = network.CreateTrainable(seed: 2);
        ITrainableNetwork parts = network.CreateTrainable(seed: 2);
        using ITrainer trainer = whole.CreateTrainer(Rows);
        using ITrainer micro = parts.CreateTrainer(10, keepGradients: true);
        GradientAccumulator accumulator = new(micro);
        for (int step = 0; step < 5; step++)
        {
            float loss = trainer.Step(inputs, labels);
            for (int first = 0; first < Rows; first += 10)
            {
                int rows = Math.Min(10, Rows - first);
                accumulator.Add(inputs.AsSpan(first * network.InputSize, rows * network.InputSize), labels.AsSpan(first, rows));
            }

            Assert.Equal(3, accumulator.MicroBatches);
            Assert.Equal(loss, accumulator.Update(), 1e-5f);
            Assert.Equal(step + 1, micro.StepCount);
        }

        for (int i = 0; i < whole.ParameterBuffer.Length; i++)
            Assert.Equal(whole.ParameterBuffer[i], parts.ParameterBuffer[i], 2e-5f);
    }

    [Fact]
    public void A_batch_that_cannot_be_taken_loses_nothing_and_nothing_is_no_update()
    {
        EmittedNetwork network = NetworkCompilation.Compile([("Net", "[Dense(5, 3)] [Loss(SoftmaxCrossEntropy)]")])["Net"];
        ITrainableNetwork trained = network.CreateTrainable();
        using ITrainer trainer = trained.CreateTrainer(4, keepGradients: true);
        GradientAccumulator accumulator = new(trainer);
        Assert.Throws<InvalidOperationException>(() => accumulator.Update());
        accumulator.Add(new float[10], [0, 1]);
        Assert.Throws<ArgumentException>(() => accumulator.Add(new float[10], [0, 7]));
        Assert.Equal((1, 0), (accumulator.MicroBatches, trainer.StepCount));
        using ITrainer forgetful = trained.CreateTrainer(4);
        Assert.Throws<InvalidOperationException>(() => new GradientAccumulator(forgetful));
    }
}
