using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

/// <summary>A directory of checkpoints that lasts for a test, and runs that write there.</summary>
internal sealed class CheckpointDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public string Path => _directory.FullName;

    /// <summary>The names of the files, in order.</summary>
    public string[] Names => [.. _directory.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public static LinearNetwork Network() => new(2, 3, LossFunction.SoftmaxCrossEntropy);

    /// <summary>A run of three epochs of five batches, and its network's parameters.</summary>
    public static (float[] Parameters, History History) Run(string? resume, params ITrainingCallback[] callbacks) =>
        Run(Samples.Clouds(20, seed: 1), resume, callbacks);

    /// <summary>The same on other data.</summary>
    public static (float[] Parameters, History History) Run(IBatchSource train, string? resume, params ITrainingCallback[] callbacks)
    {
        LinearNetwork network = Network();
        History history = network.Fit(train, Samples.Clouds(9, seed: 2), epochs: 3, batchSize: 4, callbacks, seed: 5, resume: resume);
        return (network.ParameterBuffer.ToArray(), history);
    }

    /// <summary>Interrupts the run after a step.</summary>
    public static ITrainingCallback InterruptAt(int step) => At(step, progress => progress.Interrupt("a test asked for it."));

    /// <summary>Does something after a step.</summary>
    public static ITrainingCallback At(int step, Action<TrainingProgress> action) => new RecordingCallback
    {
        AtBatchEnds = progress =>
        {
            if (progress.Trainer.StepCount == step)
                action(progress);
        },
    };

    public void Dispose() => _directory.Delete(recursive: true);
}
