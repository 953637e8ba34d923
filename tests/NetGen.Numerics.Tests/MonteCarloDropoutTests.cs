using NetGen.Numerics.Tests.Harness;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>Mean and variance over masks against their closed forms.</summary>
public sealed class MonteCarloDropoutTests
{
    [Fact]
    public void Behind_dropout_of_its_inputs_a_linear_layer_has_this_mean_and_variance()
    {
        // y = Σ m x w / ρ + b with P(m = 1) = ρ: E[y] = Σ x w + b, Var[y] = Σ (x w)² (1 - ρ)/ρ.
        const int Passes = 4000;
        EmittedNetwork network = NetworkCompilation.Compile([("Net", "[Input(6)] [Dropout(0.3)] [Dense(2)] [Loss(MeanSquaredError)]")])["Net"];
        ITrainableNetwork trained = network.CreateTrainable(seed: 1);
        float[] inputs = Batch.Normal(new Random(1), 5 * 6);
        float[] exact = new float[10];
        trained.Predict(inputs, exact);
        float[] mean = new float[10];
        float[] variance = new float[10];
        using (MonteCarloDropout dropout = new(trained, Passes, rows: 2))
            dropout.Predict(inputs, mean, variance);

        ParameterTensor weights = trained.Description.Tensors[0];
        for (int output = 0; output < 10; output++)
        {
            double expected = Enumerable.Range(0, 6).Sum(input => Math.Pow(
                inputs[output / 2 * 6 + input] * trained.ParameterBuffer[weights.Offset + input * weights.Stride + output % 2], 2)) * 0.3 / 0.7;
            Assert.True(Math.Abs(mean[output] - exact[output]) < 4 * Math.Sqrt(expected / Passes), $"{mean[output]} for {exact[output]}");
            // A variance over n values of finite kurtosis is off by about √(2/n) of itself.
            Assert.Equal(1, variance[output] / expected, 0.15);
        }
    }

    [Fact]
    public void The_outputs_are_those_of_Predict_and_the_seed_decides()
    {
        EmittedNetwork network = NetworkCompilation.Compile(
            [("Net", "[Dense(6, 9)] [Activation(ReLU)] [Dropout(0.5)] [Dense(4)] [Activation(Softmax)] [Loss(SoftmaxCrossEntropy)]")])["Net"];
        ITrainableNetwork trained = network.CreateTrainable(seed: 1);
        float[] inputs = Batch.Normal(new Random(1), 3 * 6);
        (float[] mean, float[] variance) = Predict(seed: 5);
        for (int row = 0; row < 3; row++)
            Assert.Equal(1, mean.Skip(row * 4).Take(4).Sum(), 1e-5f);
        Assert.All(variance, value => Assert.InRange(value, 1e-6f, 0.25f));
        (float[] again, float[] varianceAgain) = Predict(seed: 5);
        Assert.Equal(mean, again);
        Assert.Equal(variance, varianceAgain);
        Assert.NotEqual(mean, Predict(seed: 6).Mean);

        (float[] Mean, float[] Variance) Predict(int seed)
        {
            using MonteCarloDropout dropout = new(trained, passes: 20, seed: seed);
            (float[] Mean, float[] Variance) results = (new float[12], new float[12]);
            dropout.Predict(inputs, results.Mean, results.Variance);
            return results;
        }
    }

    [Fact]
    public void It_allocates_nothing_and_refuses_BatchNorm_and_wrong_lengths()
    {
        ITrainableNetwork trained = NetworkCompilation.Compile([("Net", "[Input(6)] [Dropout(0.5)] [Dense(3)] [Loss(MeanSquaredError)]")])["Net"].CreateTrainable();
        using MonteCarloDropout dropout = new(trained);
        float[] inputs = new float[12];
        float[] mean = new float[6];
        float[] variance = new float[6];
        dropout.Predict(inputs, mean, variance);
        long before = GC.GetAllocatedBytesForCurrentThread();
        dropout.Predict(inputs, mean, variance);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Throws<ArgumentException>(() => dropout.Predict(inputs, mean, new float[5]));
        Assert.Throws<ArgumentException>(() => dropout.Predict(inputs, new float[5], variance));
        ITrainableNetwork normalized =
            NetworkCompilation.Compile([("Net", "[Dense(6, 9)] [BatchNorm] [Activation(ReLU)] [Dense(3)] [Loss(MeanSquaredError)]")])["Net"].CreateTrainable();
        Assert.Contains("BatchNorm", Assert.Throws<ArgumentException>(() => new MonteCarloDropout(normalized)).Message, StringComparison.Ordinal);
    }
}
