using NetGen.Numerics.Tests.Harness;
using NetGen.Numerics.Tests.Reference;
using NetGen.Numerics.Tests.Vectors;
using NetGen.Training;
using Batch = NetGen.Numerics.Tests.Harness.Batch;

namespace NetGen.Numerics.Tests;

/// <summary>Frozen layers and factors of the learning rate.</summary>
public sealed class FreezingTests
{
    private const int Rows = 20, Seed = 3;

    private static readonly NetworkCompilation s_vectors = NetworkCompilation.Compile(
        [.. FreezingVector.All.Select(vector => (vector.Name, string.Concat(vector.Attributes.Select(word => $"[{word}] "))))]);

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("Plain", "[Dense(6, 20)] [Activation(ReLU)] [Dropout(0.25)] [Dense(30)] [Activation(GELU)] [LayerNorm] [Dense(8)] [Activation(Tanh)] [Dense(3)] "
            + "[Loss(SoftmaxCrossEntropy)] [Optimizer(AdamW, LearningRate = 0.01)] [L2(0.01)] [MaxNorm(0.5)]"),
        ("Clipped", "[Dense(6, 20)] [Activation(ReLU)] [Dense(8)] [Activation(Tanh)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Momentum)] [GradientClip(Norm = 0.05)]"),
        ("Tiny", "[Dense(4, 5)] [Activation(Tanh)] [Dense(4)] [Activation(Tanh)] [Dense(2)] [Loss(MeanSquaredError)] [Optimizer(Adam)]"),
        ("Composed",
            "[Dense(5, 4)] [Residual<Plain4>(Repeat = 3, After = Tanh)] [Branches<Three, Nested4>(Merge = Concat)] [Dense(4)] [Poly2<Shared4>(Repeat = 2)] "
                + "[Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Sloped", "[Dense(6, 12)] [PReLU(PerUnit = true)] [Dense(4)] [Poly2<Slope4>(Repeat = 2)] [Residual<Slope4>] [Dense(3)] [Loss(SoftmaxCrossEntropy)] "
            + "[Optimizer(AdamW, WeightDecay = 0.1, DecayBiases = true)]"),
        ("Normalized",
            "[Dense(6, 20, Bias = false)] [BatchNorm] [Activation(Tanh)] [Dense(4)] [Residual<Batch4>(Repeat = 3)] [BatchNorm] [Dense(3)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
    ]);

    public static TheoryData<string> VectorNames => [.. FreezingVector.All.Select(vector => vector.Name)];

    public static TheoryData<string> Names => [.. s_networks.Networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(VectorNames))]
    public void Layers_freeze_and_learn_again_as_in_PyTorch(string name)
    {
        FreezingVector vector = FreezingVector.All.Single(vector => vector.Name == name);
        EmittedNetwork compiled = s_vectors[name];
        Batch[] batches = [.. vector.Batches.Select(batch => batch.ToBatch(compiled.OutputSize))];
        foreach (bool keepGradients in (bool[])[false, true])
        {
            ITrainableNetwork network = compiled.CreateTrainable();
            ParameterTransfer.Write(network, NormalizationVector.ToParameters(compiled.Graph, vector.Parameters, vector.Statistics));
            using ITrainer trainer = network.CreateTrainer(batches[0].Rows, keepGradients);
            LayerRates rates = trainer.LayerRates;
            Assert.Equal(vector.Phases[0].Factors, rates.Layers.Select(layer => rates[layer]));
            int step = 0;
            foreach (FreezingPhase phase in vector.Phases)
            {
                for (int layer = 0; layer < phase.Factors.Length; layer++)
                    rates[rates.Layers[layer]] = phase.Factors[layer];
                for (int end = step + phase.Steps; step < end; step++)
                    Close.Equal(vector.Losses[step], trainer.Step(batches[step % batches.Length]), Close.TwentySteps, $"loss of step {step + 1}");
            }

            ParameterSet expected = NormalizationVector.ToParameters(compiled.Graph, vector.Trained, vector.TrainedStatistics);
            ParameterSet trained = ParameterTransfer.Read(network, compiled.Graph);
            foreach (string tensor in expected.Names.Concat(expected.Statistics))
                Close.Equal(expected[tensor], trained[tensor], Close.TwentySteps, $"{tensor} after {step} steps");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Frozen_layers_keep_their_bits_and_the_others_learn_the_same_on_any_number_of_threads(string name)
    {
        EmittedNetwork compiled = s_networks[name];
        foreach (int frozen in Choices(compiled))
        {
            float[] parameters = Train(compiled, frozen, threads: 1, keepGradients: false);
            foreach (bool keepGradients in (bool[])[false, true])
            {
                foreach (int threads in (int[])[1, 3])
                    Assert.Equal(parameters, Train(compiled, frozen, threads, keepGradients));
            }
        }
    }

    [Theory]
    [InlineData("Plain")]
    [InlineData("Clipped")]
    [InlineData("Tiny")]
    [InlineData("Composed")]
    [InlineData("Sloped")]
    public void Layers_that_learn_have_the_gradients_they_would_have_anyway(string name)
    {
        EmittedNetwork compiled = s_networks[name];
        ITrainableNetwork network = compiled.CreateTrainable(Seed);
        Batch batch = Batch.Draw(compiled.Graph, new Random(Seed), Rows, preferLabels: true);
        using ITrainer all = network.CreateTrainer(Rows, keepGradients: true, Seed), some = network.CreateTrainer(Rows, keepGradients: true, Seed);
        foreach (int frozen in Choices(compiled))
        {
            some.LayerRates.Unfreeze("*");
            Freeze(some.LayerRates, frozen);
            all.LayerRates[all.LayerRates.Layers[0]] = 2; // the same way through the code as where something is frozen
            foreach (ITrainer trainer in (ITrainer[])[all, some])
            {
                trainer.Forward(batch.Inputs);
                trainer.Backward(batch);
            }

            foreach (ParameterTensor tensor in network.Description.Tensors.ToArray().Where(tensor => tensor.IsTrained))
            {
                ReadOnlySpan<float> expected = all.GradientBuffer.Slice(tensor.Offset, tensor.Rows * tensor.Stride);
                ReadOnlySpan<float> gradient = some.GradientBuffer.Slice(tensor.Offset, tensor.Rows * tensor.Stride);
                bool isFrozen = some.LayerRates.IsFrozen(tensor.Name[..tensor.Name.LastIndexOf('.')]);
                Assert.True(isFrozen ? !gradient.ContainsAnyExcept(0f) : gradient.SequenceEqual(expected), $"{tensor.Name}, {frozen} frozen");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_everything_is_frozen_a_step_tells_the_loss_and_changes_nothing(string name)
    {
        EmittedNetwork compiled = s_networks[name];
        ITrainableNetwork network = compiled.CreateTrainable(Seed);
        float[] before = network.ParameterBuffer.ToArray();
        Batch batch = Batch.Draw(compiled.Graph, new Random(Seed), Rows, preferLabels: true);
        using ITrainer trainer = network.CreateTrainer(Rows, seed: Seed);
        trainer.LayerRates.Freeze("*");
        Assert.True(trainer.Step(batch) > 0);
        Assert.Equal(before, network.ParameterBuffer);
    }

    [Fact]
    public void What_is_frozen_while_micro_batches_are_gathered_stays_as_it_is()
    {
        EmittedNetwork compiled = s_networks["Clipped"];
        ITrainableNetwork network = compiled.CreateTrainable(Seed), twin = compiled.CreateTrainable(Seed);
        Batch batch = Batch.Draw(compiled.Graph, new Random(Seed), Rows, preferLabels: true);
        using ITrainer trainer = network.CreateTrainer(Rows, keepGradients: true), other = twin.CreateTrainer(Rows, keepGradients: true);
        float[] frozen = Of(network, "dense2.weight");
        GradientAccumulator accumulator = new(trainer), fromTheStart = new(other);
        accumulator.Add(batch.Inputs, batch.Labels);
        trainer.LayerRates.Freeze("Dense2");
        accumulator.Update();
        other.LayerRates.Freeze("Dense2");
        fromTheStart.Add(batch.Inputs, batch.Labels);
        fromTheStart.Update();

        Assert.Equal(frozen, Of(network, "dense2.weight"));
        Assert.Equal(twin.ParameterBuffer, network.ParameterBuffer); // the norm that clips leaves the frozen part out
    }

    [Fact]
    public void A_checkpoint_holds_the_factors_and_the_steps_that_were_missed()
    {
        string path = Path.GetTempFileName();
        try
        {
            EmittedNetwork compiled = s_networks["Composed"];
            ITrainableNetwork first = compiled.CreateTrainable(seed: 1), second = compiled.CreateTrainable(seed: 2);
            Batch batch = Batch.Draw(compiled.Graph, new Random(Seed), Rows, preferLabels: true);
            using ITrainer trainer = first.CreateTrainer(Rows, seed: Seed), resumed = second.CreateTrainer(Rows, seed: Seed);
            trainer.LayerRates.Freeze("residual1");
            for (int step = 0; step < 4; step++)
                trainer.Step(batch);
            trainer.LayerRates.Unfreeze("Residual1[1]", 0.1f);
            trainer.Step(batch);
            CheckpointFile.Save(path, first, trainer);
            resumed.LayerRates.Freeze("dense1"); // the file knows better

            CheckpointFile.Load(path, second, resumed);

            Assert.Equal(trainer.LayerRates.Layers.Select(layer => trainer.LayerRates[layer]), resumed.LayerRates.Layers.Select(layer => resumed.LayerRates[layer]));
            for (int step = 0; step < 3; step++)
                Assert.Equal(trainer.Step(batch), resumed.Step(batch));
            Assert.Equal(first.ParameterBuffer, second.ParameterBuffer);

            resumed.LayerRates.Unfreeze("*");
            using ITrainer plain = first.CreateTrainer(Rows, seed: Seed);
            CheckpointFile.Save(path, first, plain);
            CheckpointFile.Load(path, second, resumed);
            Assert.True(resumed.LayerRates.ArePlain);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Names_mean_layers_blocks_and_repetitions()
    {
        using ITrainer trainer = s_networks["Composed"].CreateTrainable().CreateTrainer(1);
        LayerRates rates = trainer.LayerRates;
        Assert.Equal(["dense1", "residual1.0.dense1", "residual1.0.dense2"], rates.Layers.Take(3));
        rates.Freeze("Residual1[2].Dense1");
        Assert.Equal(["residual1.2.dense1"], rates.Layers.Where(rates.IsFrozen));
        rates.Freeze("residual1.*.dense2");
        Assert.Equal(4, rates.Layers.Count(rates.IsFrozen));
        Assert.False(rates.IsFrozen("residual1"));
        rates.Freeze("residual1");
        Assert.True(rates.IsFrozen("residual1"));
        Assert.Equal(0, rates.Lowest);
        rates["*"] = 0.5f;
        Assert.All(rates.Layers, layer => Assert.Equal(0.5f, rates[layer]));
        rates.Freeze("dense1");
        Assert.Equal(1, rates.Lowest);
    }

    [Fact]
    public void A_name_or_a_factor_that_cannot_be_is_refused()
    {
        using ITrainer trainer = s_networks["Plain"].CreateTrainable().CreateTrainer(1);
        LayerRates rates = trainer.LayerRates;
        Assert.Contains("No layer is called 'dense9'; there are dense1, dense2, layerNorm1,", Assert.Throws<ArgumentException>(() => rates.Freeze("dense9")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => rates.Freeze("dense1.weight"));
        foreach (float factor in (float[])[-0.1f, float.NaN, float.PositiveInfinity])
            Assert.Throws<ArgumentOutOfRangeException>(() => rates["dense1"] = factor);
        Assert.Throws<ArgumentOutOfRangeException>(() => rates.Unfreeze("dense1", 0));
        Assert.True(rates.ArePlain);
    }

    /// <summary>Several subsets of the layers, as bits; never all of them.</summary>
    private static IEnumerable<int> Choices(EmittedNetwork compiled)
    {
        using ITrainer trainer = compiled.CreateTrainable().CreateTrainer(2);
        int layers = trainer.LayerRates.Layers.Count;
        var random = new Random(Seed);
        return [1, (1 << (layers - 1)) - 1, 1 << (layers - 1), (1 << (layers / 2)) - 1, .. Enumerable.Range(0, 6).Select(_ => random.Next(1, (1 << layers) - 1))];
    }

    private static void Freeze(LayerRates rates, int frozen)
    {
        for (int layer = 0; layer < rates.Layers.Count; layer++)
        {
            if ((frozen >> layer & 1) != 0)
                rates.Freeze(rates.Layers[layer]);
        }
    }

    /// <summary>The parameters after some steps; frozen ones, and what the optimiser remembers of them, have to stay.</summary>
    private static float[] Train(EmittedNetwork compiled, int frozen, int threads, bool keepGradients)
    {
        ITrainableNetwork network = compiled.CreateTrainable(Seed);
        using ITrainer trainer = network.CreateTrainer(Rows, keepGradients, Seed, threads);
        var random = new Random(Seed);
        Batch[] batches = [.. Enumerable.Range(0, 6).Select(_ => Batch.Draw(compiled.Graph, random, Rows, preferLabels: true))];
        trainer.Step(batches[0]);
        float[] before = network.ParameterBuffer.ToArray();
        float[][] states = States(trainer);
        Freeze(trainer.LayerRates, frozen);
        trainer.LayerRates[trainer.LayerRates.Layers.First(layer => !trainer.LayerRates.IsFrozen(layer))] = 0.25f;
        foreach (Batch batch in batches[1..])
            trainer.Step(batch);

        float[] after = network.ParameterBuffer.ToArray();
        float[][] statesAfter = States(trainer);
        foreach (ParameterTensor tensor in network.Description.Tensors)
        {
            Range range = tensor.Offset..(tensor.Offset + tensor.Rows * tensor.Stride);
            bool isFrozen = trainer.LayerRates.IsFrozen(tensor.Name[..tensor.Name.LastIndexOf('.')]);
            Assert.True(isFrozen == before[range].AsSpan().SequenceEqual(after[range]), $"{tensor.Name}, {frozen} frozen");
            for (int state = 0; isFrozen && tensor.IsTrained && state < states.Length; state++)
                Assert.Equal(states[state][range], statesAfter[state][range]);
        }

        return after;
    }

    private static float[][] States(ITrainer trainer)
    {
        OptimizerState state = trainer.OptimizerState;
        float[][] values = new float[state.Names.Length][];
        for (int name = 0; name < values.Length; name++)
            values[name] = state.Values(name).ToArray();
        return values;
    }

    private static float[] Of(INetwork network, string name)
    {
        ParameterTensor tensor = network.Description.Tensors.ToArray().Single(tensor => tensor.Name == name);
        return network.ParameterBuffer.Slice(tensor.Offset, tensor.Rows * tensor.Stride).ToArray();
    }
}
