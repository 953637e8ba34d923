using NetGen.Numerics.Tests.Harness;
using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Numerics.Tests;

/// <summary>A run that is interrupted and resumed ends in the bits of one that was not: every optimiser, whatever else remembers something.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Rows = 45, InputSize = 6, Classes = 3, Epochs = 3, BatchSize = 8, Batches = 6;
    private const string Layers = "[Dense(6, 20)] [Activation(Tanh)] [Dropout(0.25)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] ";

    private static readonly NetworkCompilation s_networks = NetworkCompilation.Compile(
    [
        ("BySgd", Layers + "[Optimizer(SGD, LearningRate = 0.1)]"),
        ("ByMomentum", Layers + "[Optimizer(Momentum, LearningRate = 0.05)]"),
        ("ByNesterov", Layers + "[Optimizer(Nesterov, LearningRate = 0.05)]"),
        ("ByAdaGrad", Layers + "[Optimizer(AdaGrad)]"),
        ("ByRmsProp", Layers + "[Optimizer(RMSProp)]"),
        ("ByRmsPropWithMomentum", Layers + "[Optimizer(RMSProp, Momentum = 0.5)]"),
        ("ByRmsPropCentered", Layers + "[Optimizer(RMSProp, Centered = true)]"),
        ("ByRmsPropBoth", Layers + "[Optimizer(RMSProp, Centered = true, Momentum = 0.5)]"),
        ("ByAdaDelta", Layers + "[Optimizer(AdaDelta)]"),
        ("ByAdam", Layers + "[Optimizer(Adam)]"),
        ("ByAdamW", Layers + "[Optimizer(AdamW)]"),
        ("ByAmsGrad", Layers + "[Optimizer(AMSGrad)]"),
        ("ByAdamax", Layers + "[Optimizer(Adamax)]"),
        ("ByNadam", Layers + "[Optimizer(Nadam)]"),
        ("ByRAdam", Layers + "[Optimizer(RAdam, LearningRate = 0.01)]"),
        ("ByLion", Layers + "[Optimizer(Lion, LearningRate = 0.001)]"),
        ("ByLbfgs", "[Dense(6, 20)] [Activation(Tanh)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(LBFGS, LearningRate = 0.5, HistorySize = 3)] [L2(0.01)]"),
        ("BatchNormalized", "[Dense(6, 20)] [BatchNorm] [Activation(ReLU)] [Dropout(0.25)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Blocks", "[Dense(6, 4)] [Residual<Batch4>(Repeat = 3, After = ReLU)] [Poly2<Shared4>(Repeat = 2)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(AMSGrad)]"),
        ("Tiny", "[Dense(6, 4)] [Activation(Tanh)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Clipped", Layers + "[Optimizer(AdamW)] [L2(0.01)] [GradientClip(Norm = 0.1)]"),
        ("Bounded", Layers + "[Optimizer(Momentum)] [MaxNorm(0.5)]"),
        ("Scheduled", Layers + "[Optimizer(Adam)] [Schedule(Cosine, Warmup = 4)]"),
        ("Prepared",
            "[Rotate(10)] [GaussianNoise(0.1)] [MixUp(0.3)] [Input(2, 3)] [Standardize] [Flatten] [Pca(4)] [Dense(20)] [Activation(Tanh)] [Dropout(0.25)] [Dense(3)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("PartlyFrozen",
            "[Dense(6, 20, RateFactor = 0.5)] [BatchNorm(Trainable = false)] [Activation(Tanh)] [Dense(8, Trainable = false)] [Activation(ReLU)] [Dense(3)] "
                + "[Loss(SoftmaxCrossEntropy)] [Optimizer(Adam)]"),
        ("Wide", "[Dense(6, 300)] [Activation(ReLU)] [Dropout(0.5)] [Dense(3)] [Loss(SoftmaxCrossEntropy)] [Optimizer(Nadam)]"),
    ]);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public static TheoryData<string> Names => [.. s_networks.Networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_interrupted_run_ends_in_the_bits_of_one_that_was_not(string name)
    {
        (float[] parameters, History history) = Run(name, threads: 1, resume: null);
        foreach (int interruptedAfter in (int[])[1, 4, Batches, Batches + 1, 2 * Batches + 3, 3 * Batches])
        {
            foreach (int threads in (int[])[1, 2])
            {
                string directory = Path.Combine(_directory.FullName, $"{interruptedAfter}-{threads}");
                (float[] half, History cut) = Run(name, threads, resume: null, Checkpoint(directory), new Interruption(interruptedAfter));
                Assert.Equal("a test asked for it.", cut.StopReason);
                Assert.Equal(interruptedAfter == 3 * Batches, parameters.AsSpan().SequenceEqual(half));

                (float[] resumed, History rest) = Run(name, 3 - threads, directory, Checkpoint(directory));
                Assert.Equal(parameters, resumed);
                Assert.Null(rest.StopReason);
                Assert.Equal(history.Epochs.Select(Figures), rest.Epochs.Select(Figures));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loop_of_its_own_goes_on_from_a_checkpoint_to_the_same_bits(string name)
    {
        string path = Path.Combine(_directory.FullName, "step.safetensors");
        EmittedNetwork network = s_networks[name];
        ITrainableNetwork first = network.CreateTrainable(seed: 1), second = network.CreateTrainable(seed: 2);
        using ITrainer trainer = first.CreateTrainer(16, seed: 5), other = second.CreateTrainer(16, seed: 5);
        if (name == "Prepared")
        {
            first.FitInputs(Data(seed: 1));
            second.FitInputs(Data(seed: 2));
        }
        var random = new Random(4);
        Harness.Batch[] batches = [.. Enumerable.Range(0, 8).Select(_ => Harness.Batch.Draw(network.Graph, random, rows: 16, preferLabels: true))];
        for (int step = 0; step < 4; step++)
            trainer.Step(batches[step]);
        trainer.LearningRate *= 0.5f;
        CheckpointFile.Save(path, first, trainer);
        other.Step(batches[7]); // what it has learned and remembered is replaced

        CheckpointFile.Load(path, second, other);

        Assert.Equal((4, trainer.LearningRate), (other.StepCount, other.LearningRate));
        for (int step = 4; step < 8; step++)
            Assert.Equal(trainer.Step(batches[step]), other.Step(batches[step]));
        Assert.Equal(first.ParameterBuffer, second.ParameterBuffer);
    }

    [Fact]
    public void The_network_of_another_optimizer_is_refused_and_stays_as_it_is()
    {
        string path = Path.Combine(_directory.FullName, "adam.safetensors");
        ITrainableNetwork adam = s_networks["ByAdam"].CreateTrainable(seed: 1), momentum = s_networks["ByMomentum"].CreateTrainable(seed: 2);
        using ITrainer adamTrainer = adam.CreateTrainer(4), momentumTrainer = momentum.CreateTrainer(4);
        CheckpointFile.Save(path, adam, adamTrainer);
        float[] before = momentum.ParameterBuffer.ToArray();

        var exception = Assert.Throws<ParameterFileException>(() => CheckpointFile.Load(path, momentum, momentumTrainer));

        Assert.Contains("written by the optimiser 'Adam: m, v', and the network's is 'Momentum: v'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, momentum.ParameterBuffer);
    }

    [Fact]
    public void A_network_loads_the_parameters_of_a_checkpoint()
    {
        string path = Path.Combine(_directory.FullName, "adam.safetensors");
        ITrainableNetwork network = s_networks["BatchNormalized"].CreateTrainable(seed: 1), other = s_networks["BatchNormalized"].CreateTrainable(seed: 2);
        using ITrainer trainer = network.CreateTrainer(4);
        CheckpointFile.Save(path, network, trainer);

        ParameterFile.Load(other, path);

        Assert.Equal(network.ParameterBuffer, other.ParameterBuffer);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Whoever resumes starts from other parameters: nothing but the file can bring him to the same.</summary>
    private static (float[] Parameters, History History) Run(string name, int threads, string? resume, params ITrainingCallback[] callbacks)
    {
        ITrainableNetwork network = s_networks[name].CreateTrainable(resume is null ? 1 : 2);
        History history = network.Fit(Data(seed: 1), Data(seed: 2), Epochs, BatchSize, callbacks, seed: 3, threads, resume);
        return (network.ParameterBuffer.ToArray(), history);
    }

    private static (int, double, double?, double?, double?, float) Figures(EpochResult epoch) =>
        (epoch.Epoch, epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.LearningRate);

    private static DataSet Data(int seed)
    {
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % Classes)];
        float[] inputs = Harness.Batch.Normal(random, Rows * InputSize);
        for (int row = 0; row < Rows; row++)
            inputs[row * InputSize + labels[row]] += 2;
        return new DataSet(inputs, InputSize, labels);
    }

    private sealed class Interruption(int step) : ITrainingCallback
    {
        public void BatchEnds(TrainingProgress progress)
        {
            if (progress.Trainer.StepCount == step)
                progress.Interrupt("a test asked for it.");
        }
    }
}
