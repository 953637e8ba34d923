using NetGen.Training;
using static NetGen.Runtime.Tests.Training.CheckpointDirectory;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training;

/// <summary>What a resumed run has to be called with, and what comes back to it.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly CheckpointDirectory _directory = new();

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void What_callbacks_remember_comes_back(int step)
    {
        var whole = new Remembering();
        (float[] parameters, History history) = Run(resume: null, whole, ReduceOnPlateau(0.5, patience: 0, minDelta: 0.3), EarlyStopping(patience: 2, minDelta: 0.3));
        Run(resume: null, new Remembering(), ReduceOnPlateau(0.5, patience: 0, minDelta: 0.3), EarlyStopping(patience: 2, minDelta: 0.3),
            Checkpoint(_directory.Path), InterruptAt(step));

        var rest = new Remembering();
        (float[] resumed, History resumedHistory) = Run(
            _directory.Path, rest, ReduceOnPlateau(0.5, patience: 0, minDelta: 0.3), EarlyStopping(patience: 2, minDelta: 0.3));

        Assert.Equal((whole.Sum, whole.Word), (rest.Sum, rest.Word));
        Assert.Equal(whole.Last, rest.Last);
        Assert.Equal(history.StopReason, resumedHistory.StopReason);
        Assert.Equal(history.Epochs.Select(epoch => (epoch.Loss, epoch.LearningRate)), resumedHistory.Epochs.Select(epoch => (epoch.Loss, epoch.LearningRate)));
        Assert.Contains(history.Epochs, epoch => epoch.LearningRate < 0.1f); // the plateau came
        Assert.Equal(parameters, resumed);
        Assert.Empty(resumedHistory.Notices);
    }

    [Fact]
    public void A_run_that_came_to_its_end_stays_ended()
    {
        (float[] parameters, History history) = Run(resume: null, EarlyStopping(patience: 1, minDelta: 100), Checkpoint(_directory.Path));
        Assert.Equal(2, history.Epochs.Count);

        (float[] resumed, History again) = Run(_directory.Path, EarlyStopping(patience: 1, minDelta: 100));

        Assert.Equal((history.StopReason, 2), (again.StopReason, again.Epochs.Count));
        Assert.Equal(parameters, resumed); // those of the best epoch
    }

    [Fact]
    public void A_run_that_was_stopped_within_an_epoch_closes_it_as_it_did()
    {
        ITrainingCallback Stop() => At(7, progress => progress.Stop("enough."));
        (float[] parameters, History history) = Run(resume: null, Stop(), Checkpoint(_directory.Path));
        string within = _directory["epoch-00001-step-0000000007.safetensors"];
        Assert.True(File.Exists(within));

        (float[] resumed, History again) = Run(within, Stop());

        Assert.Equal(parameters, resumed);
        Assert.Equal(history.Epochs.Select(epoch => (epoch.Loss, epoch.ValidationLoss)), again.Epochs.Select(epoch => (epoch.Loss, epoch.ValidationLoss)));
        Assert.Equal("enough.", again.StopReason);
    }

    [Fact]
    public void A_schedule_goes_on_from_the_declared_rate()
    {
        ITrainingCallback[] callbacks = [Schedule(LearningRateSchedule.Cosine().WithWarmup(3))];
        (float[] parameters, _) = Run(resume: null, callbacks);
        Run(resume: null, [.. callbacks, Checkpoint(_directory.Path), InterruptAt(8)]);

        Assert.Equal(parameters, Run(_directory.Path, callbacks).Parameters);
    }

    [Fact]
    public void A_rate_that_is_lowered_as_epochs_begin_is_not_lowered_twice()
    {
        static ITrainingCallback Lowering() => new RecordingCallback { AtEpochBegins = progress => progress.Trainer.LearningRate *= 0.5f };
        (float[] parameters, _) = Run(resume: null, Lowering());
        Run(resume: null, Lowering(), Checkpoint(_directory.Path), InterruptAt(8));

        Assert.Equal(parameters, Run(_directory.Path, Lowering()).Parameters);
    }

    [Fact]
    public void More_epochs_may_be_asked_for()
    {
        LinearNetwork whole = Network(), resumed = Network();
        whole.Fit(Samples.Clouds(20, seed: 1), epochs: 5, batchSize: 4, seed: 5);
        Network().Fit(Samples.Clouds(20, seed: 1), epochs: 3, batchSize: 4, callbacks: [Checkpoint(_directory.Path)], seed: 5);

        History history = resumed.Fit(Samples.Clouds(20, seed: 1), epochs: 5, batchSize: 4, seed: 5, resume: _directory.Path);

        Assert.Equal(Enumerable.Range(1, 5), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(whole.ParameterBuffer, resumed.ParameterBuffer);
    }

    [Fact]
    public void A_directory_without_checkpoints_begins_anew_and_a_missing_file_fails()
    {
        (float[] parameters, _) = Run(resume: null);

        Assert.Equal(parameters, Run(_directory.Path).Parameters);
        Assert.Equal(parameters, Run(_directory["not yet made"]).Parameters);
        Assert.Throws<FileNotFoundException>(() => Run(_directory["missing.safetensors"]));
    }

    [Fact]
    public void A_damaged_newest_one_is_passed_over_and_said_to_be()
    {
        (float[] parameters, _) = Run(resume: null, Checkpoint(_directory.Path));
        string newest = CheckpointFile.Latest(_directory.Path)!;
        File.WriteAllBytes(newest, File.ReadAllBytes(newest)[..^9]);

        (float[] resumed, History history) = Run(_directory.Path);

        Assert.Equal(parameters, resumed);
        string notice = Assert.Single(history.Notices);
        Assert.StartsWith($"an older checkpoint is resumed from: {newest} is damaged", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_are_damaged_the_newest_is_named()
    {
        Run(resume: null, Checkpoint(_directory.Path));
        foreach (string name in _directory.Names)
            File.WriteAllBytes(_directory[name], [1, 2, 3]);

        var exception = Assert.Throws<ParameterFileException>(() => Run(_directory.Path));

        Assert.Contains("epoch-00003-step-0000000015.safetensors is damaged", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memories_without_a_callback_and_callbacks_without_memories_are_said()
    {
        Run(resume: null, Checkpoint(_directory.Path), EarlyStopping(patience: 9), InterruptAt(7));

        (_, History history) = Run(_directory.Path, ReduceOnPlateau());

        Assert.Equal(
            [
                "the checkpoint has no memory of ReduceOnPlateau, which begins anew.",
                "the checkpoint's memory of EarlyStopping is not used: it is not among the callbacks.",
            ],
            history.Notices);
    }

    [Theory]
    [InlineData(6, 4, 20, "a seed of 5, and Fit is called with 6")]
    [InlineData(5, 3, 20, "a batch size of 4, and Fit is called with 3")]
    [InlineData(5, 4, 19, "a number of training samples of 20, and Fit is called with 19")]
    public void Another_run_is_refused(int seed, int batchSize, int samples, string message)
    {
        Run(resume: null, Checkpoint(_directory.Path), InterruptAt(7));
        LinearNetwork network = Network();
        network.ParameterBuffer.Fill(7);

        var exception = Assert.Throws<InvalidOperationException>(
            () => network.Fit(Samples.Clouds(samples, seed: 1), epochs: 3, batchSize: batchSize, seed: seed, resume: _directory.Path));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.All(network.ParameterBuffer.ToArray(), parameter => Assert.Equal(7, parameter));
        Assert.True(network.Trainer!.IsDisposed);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void Other_data_are_refused(int step)
    {
        Run(resume: null, Checkpoint(_directory.Path), InterruptAt(step));
        LinearNetwork network = Network();
        network.ParameterBuffer.Fill(7);

        var exception = Assert.Throws<InvalidDataException>(
            () => network.Fit(Samples.Clouds(20, seed: 9), epochs: 3, batchSize: 4, seed: 5, resume: _directory.Path));

        Assert.Contains($"batch 1 of epoch {(step + 4) / 5} is another one than before", exception.Message, StringComparison.Ordinal);
        Assert.All(network.ParameterBuffer.ToArray(), parameter => Assert.Equal(7, parameter));
    }

    [Fact]
    public void A_stream_that_can_be_repeated_is_gone_on_with()
    {
        (float[] parameters, _) = Run(Stream(seed: 3).ShuffleBuffer(7).Prefetch(), resume: null);
        Run(Stream(seed: 3).ShuffleBuffer(7).Prefetch(), resume: null, Checkpoint(_directory.Path), InterruptAt(8));

        Assert.Equal(parameters, Run(Stream(seed: 3).ShuffleBuffer(7).Prefetch(), _directory.Path).Parameters);
    }

    [Fact]
    public void A_stream_that_delivers_something_else_each_time_is_refused()
    {
        Run(Stream(seed: null).ShuffleBuffer(7), resume: null, Checkpoint(_directory.Path), InterruptAt(8));

        var exception = Assert.Throws<InvalidDataException>(() => Run(Stream(seed: null).ShuffleBuffer(7), _directory.Path));

        Assert.Contains("does not deliver the same rows", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>Twenty rows that are made up as they are needed.</summary>
    private static StreamedData Stream(int? seed) => StreamedData.WithLabels(2, 3, (_, _) => Rows(seed));

    private static IEnumerable<BatchMemory> Rows(int? seed)
    {
        Random random = seed is int known ? new Random(known) : new Random();
        for (int row = 0; row < 20; row++)
            yield return new BatchMemory(new float[] { random.NextSingle(), random.NextSingle() }, new int[] { row % 3 });
    }
}
