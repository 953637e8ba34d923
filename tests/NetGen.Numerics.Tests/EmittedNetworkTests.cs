using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests;

/// <summary>What emitted networks promise beyond single figures: that every way to the same result gives the same bits.</summary>
public class EmittedNetworkTests
{
    private const int BatchSize = 6;
    private const int Seed = 5;

    public static TheoryData<string> NetworkNames => [.. SmallNetworks.Declarations.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Forward_Backward_and_Update_are_a_Step_bit_for_bit(string name)
    {
        EmittedNetwork compiled = SmallNetworks.Of(name);
        float[] byStep = Train(compiled, keepGradients: true, (trainer, batch) => trainer.Step(batch));
        float[] byParts = Train(compiled, keepGradients: true, (trainer, batch) =>
        {
            trainer.Forward(batch.Inputs);
            float loss = trainer.Backward(batch);
            trainer.Update();
            return loss;
        });
        Assert.Equal(byStep, byParts);
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Kept_gradients_give_the_bits_of_fused_updates(string name)
    {
        EmittedNetwork compiled = SmallNetworks.Of(name);
        float[] kept = Train(compiled, keepGradients: true, (trainer, batch) => trainer.Step(batch));
        float[] fused = Train(compiled, keepGradients: false, (trainer, batch) => trainer.Step(batch));
        Assert.Equal(kept, fused);
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Labels_are_one_hot_targets(string name)
    {
        EmittedNetwork compiled = SmallNetworks.Of(name);
        if (!Batch.HasLabels(compiled.Graph))
            return;
        float[] byLabels = Train(compiled, keepGradients: false, (trainer, batch) => trainer.Step(batch.Inputs, batch.Labels!));
        float[] byTargets = Train(compiled, keepGradients: false, (trainer, batch) => trainer.Step(batch.Inputs, batch.Targets));
        Close.Equal(Matrix.Of(byTargets, 1), Matrix.Of(byLabels, 1), Close.OneOperation, "losses and parameters");
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void A_batch_is_computed_alike_in_a_larger_trainer(string name)
    {
        EmittedNetwork compiled = SmallNetworks.Of(name);
        float[] tight = Train(compiled, keepGradients: false, (trainer, batch) => trainer.Step(batch));
        float[] wide = Train(compiled, keepGradients: false, (trainer, batch) => trainer.Step(batch), batchSize: 100);
        Assert.Equal(tight, wide);
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void A_prediction_does_not_depend_on_the_samples_around_it(string name)
    {
        EmittedNetwork compiled = SmallNetworks.Of(name);
        INetwork network = compiled.Create(seed: 3);
        const int Samples = 131; // two chunks of 64 and three more
        float[] inputs = Batch.Normal(new Random(1), Samples * compiled.InputSize);
        float[] together = new float[Samples * compiled.OutputSize];
        network.Predict(inputs, together);
        Assert.Equal(together, compiled.PredictInSession(network, 7, inputs));
        Assert.Equal(together, compiled.PredictInSession(network, 200, inputs));

        // A single sample is a matrix-vector product, whose sums may run in another order: the same up to rounding, and always the same.
        float[] alone = compiled.PredictInSession(network, 1, inputs);
        Close.Equal(Matrix.Of(together, Samples), Matrix.Of(alone, Samples), Close.OneOperation, name);
        float[] one = new float[compiled.OutputSize];
        for (int sample = 0; sample < Samples; sample++)
        {
            network.Predict(inputs.AsSpan(sample * compiled.InputSize, compiled.InputSize), one);
            Assert.Equal(alone[(sample * compiled.OutputSize)..((sample + 1) * compiled.OutputSize)], one);
        }
    }

    [Fact]
    public void Dropout_draws_a_fresh_mask_each_step_and_the_same_for_the_same_seed()
    {
        EmittedNetwork compiled = SmallNetworks.Of("Dropout");
        ITrainableNetwork network = compiled.CreateTrainable(seed: 1);
        using ITrainer first = network.CreateTrainer(BatchSize, keepGradients: true, seed: 1);
        using ITrainer same = network.CreateTrainer(BatchSize, keepGradients: true, seed: 1);
        using ITrainer other = network.CreateTrainer(BatchSize, keepGradients: true, seed: 2);
        Batch batch = Batch.Draw(compiled.Graph, new Random(1), BatchSize, preferLabels: true);
        first.LearningRate = same.LearningRate = other.LearningRate = 0;
        float[] losses = [first.Step(batch), first.Step(batch), first.Step(batch)];
        Assert.Equal(3, losses.Distinct().Count());
        foreach (float loss in losses)
            Assert.Equal(loss, same.Step(batch));
        Assert.NotEqual(losses[0], other.Step(batch));
    }

    [Fact]
    public void A_changed_learning_rate_counts_from_the_next_update()
    {
        EmittedNetwork compiled = SmallNetworks.Of("Linear");
        ITrainableNetwork network = compiled.CreateTrainable(seed: 1);
        Batch batch = Batch.Draw(compiled.Graph, new Random(1), BatchSize, preferLabels: false);
        using ITrainer trainer = network.CreateTrainer(BatchSize);
        Assert.Equal(0.1f, trainer.LearningRate);
        float[] before = network.ParameterBuffer.ToArray();
        trainer.LearningRate = 0;
        trainer.Step(batch);
        Assert.Equal(before, network.ParameterBuffer.ToArray());

        trainer.LearningRate = 0.25f;
        ParameterSet expected = ParameterTransfer.Read(network, compiled.Graph);
        ReferencePass pass = new ReferenceInterpreter(compiled.Graph).Train(expected, batch.InputMatrix, batch.TargetMatrix, dropout: null);
        new ReferenceOptimizer(compiled.Graph) { LearningRate = 0.25 }.Update(expected, pass.Gradients);
        trainer.Step(batch);
        ParameterSet trained = ParameterTransfer.Read(network, compiled.Graph);
        foreach (string tensor in expected.Names)
            Close.Equal(expected[tensor], trained[tensor], Close.OneOperation, tensor);
    }

    [Fact]
    public void Two_trainers_of_one_network_keep_their_own_state()
    {
        EmittedNetwork compiled = SmallNetworks.Of("Deep");
        ITrainableNetwork network = compiled.CreateTrainable(seed: 1);
        ITrainableNetwork twin = compiled.CreateTrainable(seed: 1);
        Batch batch = Batch.Draw(compiled.Graph, new Random(1), BatchSize, preferLabels: true);
        using ITrainer trainer = network.CreateTrainer(BatchSize);
        using ITrainer idle = network.CreateTrainer(BatchSize);
        using ITrainer twinTrainer = twin.CreateTrainer(BatchSize);
        idle.LearningRate = 0;
        for (int step = 0; step < 5; step++)
        {
            trainer.Step(batch);
            idle.Step(batch);
            twinTrainer.Step(batch);
        }

        Assert.Equal(twin.ParameterBuffer.ToArray(), network.ParameterBuffer.ToArray());
    }

    /// <summary>The losses of some steps over batches of changing size, and the parameters after them.</summary>
    private static float[] Train(EmittedNetwork compiled, bool keepGradients, Func<ITrainer, Batch, float> step, int batchSize = BatchSize)
    {
        ITrainableNetwork network = compiled.CreateTrainable(seed: 2);
        using ITrainer trainer = network.CreateTrainer(batchSize, keepGradients, Seed);
        var random = new Random(Seed);
        List<float> results = [];
        foreach (int rows in new[] { BatchSize, BatchSize, 3, BatchSize, Batch.MinimumRows(compiled.Graph), 5, BatchSize })
        {
            trainer.LearningRate *= 0.9f;
            results.Add(step(trainer, Batch.Draw(compiled.Graph, random, rows, preferLabels: true)));
        }

        Assert.Equal(7, trainer.StepCount);
        results.AddRange(network.ParameterBuffer);
        return [.. results];
    }
}
