using NetGen.Numerics.Tests.Harness;

namespace NetGen.Numerics.Tests;

/// <summary>Rosenblatt's rule against itself, written out for single samples and for batches.</summary>
public class PerceptronRuleTests
{
    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Gate", "[Dense(2, 1, Init = Zeros)] [Activation(Step)] [Loss(MeanAbsoluteError)] [Optimizer(PerceptronRule)]"),
        ("Several", "[Dense(5, 3)] [Activation(Step)] [Loss(MeanAbsoluteError)] [Optimizer(PerceptronRule, LearningRate = 0.125)]"),
        ("Wide", "[Dense(40, 30, Bias = false)] [Activation(Step)] [Loss(MeanAbsoluteError)] [Optimizer(PerceptronRule, LearningRate = 0.5)]"),
    ]);

    private static readonly float[] s_corners = [0, 0, 0, 1, 1, 0, 1, 1];

    [Theory]
    [InlineData(0, 0, 0, 1)] // and
    [InlineData(0, 1, 1, 1)] // or
    [InlineData(1, 1, 1, 0)] // not and
    public void A_line_that_parts_the_classes_is_found_in_whole_steps(float first, float second, float third, float fourth)
    {
        float[] targets = [first, second, third, fourth];
        ITrainableNetwork network = s_networks["Gate"].CreateTrainable();
        using ITrainer trainer = network.CreateTrainer(1);
        float[] weights = new float[3];
        float wrong = 1;
        for (int epoch = 0; epoch < 20 && wrong > 0; epoch++)
        {
            wrong = 0;
            for (int sample = 0; sample < 4; sample++)
            {
                float[] x = s_corners[(2 * sample)..(2 * sample + 2)];
                float error = targets[sample] - (weights[0] * x[0] + weights[1] * x[1] + weights[2] >= 0 ? 1 : 0);
                (weights[0], weights[1], weights[2]) = (weights[0] + error * x[0], weights[1] + error * x[1], weights[2] + error);
                float loss = trainer.Step(x, targets.AsSpan(sample, 1));
                Assert.Equal(Math.Abs(error), loss);
                wrong += loss;
                Assert.Equal([weights[0], weights[1], weights[2]], [.. Of(network, "weight"), .. Of(network, "bias")]);
            }
        }

        Assert.Equal(0, wrong);
        float[] outputs = new float[4];
        network.Predict(s_corners, outputs);
        Assert.Equal(targets, outputs);
    }

    [Fact]
    public void What_no_line_parts_stays_wrong()
    {
        ITrainableNetwork network = s_networks["Gate"].CreateTrainable();
        using ITrainer trainer = network.CreateTrainer(4);
        for (int step = 0; step < 100; step++)
            Assert.True(trainer.Step(s_corners, [0f, 1f, 1f, 0f]) >= 0.25f);
    }

    [Theory]
    [InlineData("Several", 1)]
    [InlineData("Several", 7)]
    [InlineData("Wide", 33)]
    public void A_batch_takes_the_mean_over_its_rows_and_each_unit_its_whole_error(string name, int rows)
    {
        EmittedNetwork compiled = s_networks[name];
        (int inputs, int units) = (compiled.InputSize, compiled.OutputSize);
        ITrainableNetwork network = compiled.CreateTrainable(seed: 1);
        float rate = name == "Wide" ? 0.5f : 0.125f;
        foreach (bool keepGradients in (bool[])[false, true])
        {
            using ITrainer trainer = network.CreateTrainer(rows, keepGradients, threads: 2);
            var random = new Random(3);
            for (int step = 0; step < 20; step++)
            {
                float[] x = NetGen.Numerics.Tests.Harness.Batch.Normal(random, rows * inputs);
                float[] targets = [.. Enumerable.Range(0, rows * units).Select(_ => (float)random.Next(2))];
                float[] before = Of(network, "weight"), bias = name == "Wide" ? new float[units] : Of(network, "bias");
                double[] expected = [.. before.Select(weight => (double)weight)], shifts = [.. bias.Select(value => (double)value)];
                double wrong = 0;
                for (int i = 0; i < rows * units; i++)
                {
                    (int row, int unit) = (i / units, i % units);
                    double sum = bias[unit] + Enumerable.Range(0, inputs).Sum(input => (double)x[row * inputs + input] * before[input * units + unit]);
                    double error = targets[i] - (sum >= 0 ? 1 : 0);
                    wrong += Math.Abs(error) / (rows * units);
                    shifts[unit] += rate * error / rows;
                    for (int input = 0; input < inputs; input++)
                        expected[input * units + unit] += rate * error * x[row * inputs + input] / rows;
                }

                Assert.Equal(wrong, trainer.Step(x, targets), 1e-6);
                Assert.Equal(expected, [.. Of(network, "weight").Select(weight => (double)weight)], (a, b) => Math.Abs(a - b) < 1e-6);
                if (name != "Wide")
                    Assert.Equal(shifts, [.. Of(network, "bias").Select(value => (double)value)], (a, b) => Math.Abs(a - b) < 1e-6);
            }
        }
    }

    /// <summary>A tensor's values without padding, row by row.</summary>
    private static float[] Of(INetwork network, string tensor)
    {
        ParameterTensor place = network.Description.Tensors.ToArray().Single(candidate => candidate.Name == "dense1." + tensor);
        float[] buffer = network.ParameterBuffer.ToArray();
        return [.. Enumerable.Range(0, place.Rows * place.Columns)
            .Select(i => buffer[place.Offset + i / place.Columns * place.Stride + i % place.Columns])];
    }
}
