using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>L-BFGS in emitted trainers, on whole data sets.</summary>
public class LbfgsTests
{
    private const int Rows = 40;

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Line", "[Dense(6, 1)] [Loss(MeanSquaredError)] [Optimizer(LBFGS)]"),
        ("Descent", "[Dense(6, 1)] [Loss(MeanSquaredError)] [Optimizer(SGD, LearningRate = 0.05)]"),
        ("Blocks",
            "[Dense(6, 4)] [LayerNorm] [Residual<Plain4>(Repeat = 2)] [Poly2<Shared4>] [PReLU(PerUnit = true)] [Dense(3)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(LBFGS, LearningRate = 0.25, HistorySize = 4)] [L2(0.05)]"),
    ]);

    /// <summary>The least squares of six features on scales from 1 to 0.03: gradient descent needs thousands of steps.</summary>
    [Fact]
    public void A_linear_regression_comes_to_its_least_squares()
    {
        (float[] inputs, float[] targets, double[] truth) = Regression();
        Assert.InRange(StepsTo(1e-6, "Line", limit: 100), 1, 100);
        Assert.Equal(3000, StepsTo(1e-6, "Descent", limit: 3000));

        int StepsTo(double loss, string name, int limit)
        {
            ITrainableNetwork network = s_networks[name].CreateTrainable(seed: 3);
            using ITrainer trainer = network.CreateTrainer(Rows);
            int step = 0;
            while (step < limit && trainer.Step(inputs, targets) > loss)
                step++;
            if (step < limit)
            {
                double[,] weights = ParameterTransfer.Read(network, s_networks[name].Graph)["dense1.weight"];
                for (int i = 0; i < truth.Length; i++)
                    Assert.Equal(truth[i], weights[i, 0], 0.05);
            }

            return step;
        }
    }

    [Fact]
    public void Shared_and_repeated_layers_learn_as_the_interpreters_do()
    {
        EmittedNetwork compiled = s_networks["Blocks"];
        ITrainableNetwork network = compiled.CreateTrainable(seed: 3);
        Batch batch = Batch.Draw(compiled.Graph, new Random(1), Rows, preferLabels: true);
        ParameterSet parameters = ParameterTransfer.Read(network, compiled.Graph);
        var interpreter = new ReferenceInterpreter(compiled.Graph);
        var optimizer = new ReferenceOptimizer(compiled.Graph);
        using ITrainer trainer = network.CreateTrainer(Rows);
        for (int step = 0; step < 10; step++)
        {
            ReferencePass pass = interpreter.Train(parameters, batch.InputMatrix, batch.TargetMatrix, dropout: null);
            optimizer.Update(parameters, pass.Gradients);
            Close.Equal(pass.Loss, trainer.Step(batch), Close.TwentySteps, $"loss of step {step + 1}");
        }

        ParameterSet trained = ParameterTransfer.Read(network, compiled.Graph);
        foreach (string tensor in parameters.Names)
            Close.Equal(parameters[tensor], trained[tensor], Close.TwentySteps, tensor);
    }

    /// <summary>Also one that was learning before: what is remembered of its steps must not move it.</summary>
    [Fact]
    public void Frozen_layers_stay_and_the_others_go_on_downhill()
    {
        EmittedNetwork compiled = s_networks["Blocks"];
        ITrainableNetwork network = compiled.CreateTrainable(seed: 3);
        Batch batch = Batch.Draw(compiled.Graph, new Random(1), Rows, preferLabels: true);
        using ITrainer trainer = network.CreateTrainer(Rows);
        for (int step = 0; step < 5; step++)
            trainer.Step(batch);
        ParameterSet before = ParameterTransfer.Read(network, compiled.Graph);
        trainer.LayerRates.Freeze("dense2");
        trainer.LayerRates["residual1"] = 0.25f;
        float first = trainer.Step(batch), last = first;
        for (int step = 0; step < 5; step++)
            last = trainer.Step(batch);

        ParameterSet after = ParameterTransfer.Read(network, compiled.Graph);
        Assert.Equal(before["dense2.weight"], after["dense2.weight"]);
        Assert.Equal(before["dense2.bias"], after["dense2.bias"]);
        Assert.NotEqual(before["dense1.weight"], after["dense1.weight"]);
        Assert.True(last < first, $"The loss went from {first} to {last}.");
    }

    [Fact]
    public void Micro_batches_make_the_steps_of_the_whole()
    {
        (float[] inputs, float[] targets, _) = Regression();
        ITrainableNetwork whole = s_networks["Line"].CreateTrainable(seed: 3), gathered = s_networks["Line"].CreateTrainable(seed: 3);
        using ITrainer trainer = whole.CreateTrainer(Rows), parts = gathered.CreateTrainer(Rows / 4, keepGradients: true);
        var accumulator = new GradientAccumulator(parts);
        for (int step = 0; step < 5; step++)
        {
            trainer.Step(inputs, targets);
            for (int part = 0; part < 4; part++)
                accumulator.Add(inputs.AsSpan(part * 10 * 6, 10 * 6), targets.AsSpan(part * 10, 10));
            accumulator.Update();
        }

        Close.Equal(
            ParameterTransfer.Read(whole, s_networks["Line"].Graph)["dense1.weight"],
            ParameterTransfer.Read(gathered, s_networks["Line"].Graph)["dense1.weight"],
            Close.TwentySteps,
            "weights");
    }

    /// <summary>Targets without noise, so that the least squares are the weights which made them.</summary>
    private static (float[] Inputs, float[] Targets, double[] Truth) Regression()
    {
        double[] truth = [1, -2, 0.5, 3, -1, 2];
        float[] inputs = Batch.Normal(new Random(7), Rows * truth.Length), targets = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double sum = 0.5;
            for (int i = 0; i < truth.Length; i++)
            {
                inputs[row * truth.Length + i] *= MathF.Pow(2, -i);
                sum += truth[i] * inputs[row * truth.Length + i];
            }

            targets[row] = (float)sum;
        }

        return (inputs, targets, truth);
    }
}
