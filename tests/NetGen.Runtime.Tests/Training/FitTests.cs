using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

public class FitTests
{
    private static readonly string[] TwoEpochs =
    [
        "training begins",
        "epoch 1 begins", "batch 1 begins", "batch 1 ends", "batch 2 begins", "batch 2 ends", "epoch 1 ends",
        "epoch 2 begins", "batch 1 begins", "batch 1 ends", "batch 2 begins", "batch 2 ends", "epoch 2 ends",
        "training ends",
    ];

    [Fact]
    public void A_network_learns_to_tell_clouds_apart()
    {
        LinearNetwork network = Classifier();
        DataSet validation = Samples.Clouds(100, seed: 2);

        History history = network.Fit(Samples.Clouds(300, seed: 1), validation, epochs: 20, batchSize: 16);

        Assert.Null(history.StopReason);
        Assert.Equal(Enumerable.Range(1, 20), history.Epochs.Select(epoch => epoch.Epoch));
        EpochResult last = history.Epochs[^1];
        Assert.True(last.Loss < history.Epochs[0].Loss / 2);
        Assert.InRange(last.Accuracy!.Value, 0.97, 1);
        Evaluation evaluation = network.Evaluate(validation);
        Assert.Equal((evaluation.Loss, evaluation.Accuracy), (last.ValidationLoss!.Value, last.ValidationAccuracy));
        Assert.InRange(evaluation.Accuracy!.Value, 0.97, 1);
        Assert.All(history.Epochs, epoch => Assert.Equal(0.1f, epoch.LearningRate));
        Assert.All(history.Epochs, epoch => Assert.True(epoch.SamplesPerSecond > 0 && epoch.Duration > TimeSpan.Zero));
    }

    [Theory]
    [InlineData(LossFunction.SoftmaxCrossEntropy)]
    [InlineData(LossFunction.BinaryCrossEntropy)]
    [InlineData(LossFunction.MeanSquaredError)]
    public void The_training_figures_weigh_each_sample_the_same(LossFunction loss)
    {
        var network = new LinearNetwork(2, 3, loss, fused: loss != LossFunction.MeanSquaredError) { InitialLearningRate = 0 };
        new float[] { 1, 0, -1, 0, 2, 1, 0, 0.5f, 0 }.CopyTo(network.ParameterBuffer);
        DataSet clouds = Samples.Clouds(10, seed: 1);
        float[] inputs = [.. Enumerable.Range(0, 10).SelectMany(index => clouds.Input(index).ToArray())];
        float[] targets = new float[30];
        for (int index = 0; index < 10; index++)
            targets[3 * index + clouds.Label(index)] = 1;
        var data = new DataSet(inputs, 2, targets, 3);

        EpochResult epoch = network.Fit(data, epochs: 1, batchSize: 4).Epochs[0]; // batches of 4, 4 and 2

        Evaluation evaluation = network.Evaluate(data);
        Assert.Equal(evaluation.Loss, epoch.Loss, 1e-5);
        Assert.Equal(loss == LossFunction.MeanSquaredError, epoch.Accuracy is null);
        Assert.Equal(evaluation.Accuracy.GetValueOrDefault(), epoch.Accuracy.GetValueOrDefault(), 1e-12);
        Assert.Null(epoch.ValidationLoss);
        Assert.Null(epoch.ValidationAccuracy);
    }

    [Fact]
    public void Every_epoch_sees_every_sample_once_in_an_order_of_its_own()
    {
        List<float> seen = Seen(seed: 3);

        float[] first = [.. seen.Take(50)];
        float[] second = [.. seen.Skip(50)];
        Assert.Equal(Enumerable.Range(0, 50).Select(row => (float)row), first.Order());
        Assert.Equal(Enumerable.Range(0, 50).Select(row => (float)row), second.Order());
        Assert.NotEqual(first, second);
        Assert.NotEqual(Enumerable.Range(0, 50).Select(row => (float)row), first);
    }

    [Fact]
    public void The_same_seed_sees_the_same_order_and_another_another()
    {
        Assert.Equal(Seen(seed: 3), Seen(seed: 3));
        Assert.NotEqual(Seen(seed: 3), Seen(seed: 4));
        Assert.NotEqual(Seen(seed: 3).Skip(50), Seen(seed: 4).Take(50));
    }

    [Fact]
    public void The_trainer_is_the_fused_one_and_is_disposed()
    {
        LinearNetwork network = Classifier();
        network.Fit(Samples.Clouds(10, seed: 1), epochs: 1, batchSize: 64, seed: 7);

        Assert.False(network.Trainer!.KeepsGradients);
        Assert.Equal((7, 10), (network.Trainer.Seed, network.Trainer.BatchSize)); // no larger than the data
        Assert.Equal(1, network.Trainer.StepCount);
        Assert.True(network.Trainer.IsDisposed);
    }

    [Fact]
    public void Callbacks_are_called_in_order()
    {
        List<string> calls = [];
        var a = new RecordingCallback("a: ") { Calls = calls };
        var b = new RecordingCallback("b: ") { Calls = calls };

        Classifier().Fit(Samples.Clouds(4, seed: 1), epochs: 2, batchSize: 3, callbacks: [a, b]);

        Assert.Equal(TwoEpochs.SelectMany(call => new[] { $"a: {call}", $"b: {call}" }), calls);
    }

    [Fact]
    public void Progress_is_up_to_date_at_every_call()
    {
        var states = new List<(int Epoch, int Batch, long Samples, float BatchLoss)>();
        TrainingProgress? seen = null;
        DataSet train = Samples.Clouds(5, seed: 1);
        DataSet validation = Samples.Clouds(6, seed: 2);
        LinearNetwork network = Classifier();
        var callback = new RecordingCallback
        {
            AtTrainingBegins = progress => seen = progress,
            AtEpochBegins = progress =>
            {
                Assert.Equal((0, 0L, double.NaN), (progress.Batch, progress.Samples, progress.Loss));
                Assert.Equal(progress.Epoch - 1, progress.History.Epochs.Count);
            },
            AtBatchEnds = progress =>
            {
                states.Add((progress.Epoch, progress.Batch, progress.Samples, progress.BatchLoss));
                Assert.InRange(progress.Accuracy!.Value, 0, 1);
                Assert.True(progress.SamplesPerSecond > 0);
            },
            AtEpochEnds = (progress, epoch) =>
            {
                Assert.Same(epoch, progress.History.Epochs[^1]);
                Assert.Equal((progress.Loss, progress.Accuracy), (epoch.Loss, epoch.Accuracy));
                Assert.Equal((3 * states[^2].BatchLoss + 2 * states[^1].BatchLoss) / 5, progress.Loss, 1e-6);
            },
        };

        History history = network.Fit(train, validation, epochs: 2, batchSize: 3, callbacks: [callback]);

        Assert.Equal([(1, 1, 3L), (1, 2, 5L), (2, 1, 3L), (2, 2, 5L)], states.Select(state => (state.Epoch, state.Batch, state.Samples)));
        Assert.Equal((2, 2), (seen!.Epochs, seen.Batches!.Value));
        Assert.Same(network, seen.Network);
        Assert.Same(network.Trainer, seen.Trainer);
        Assert.Same(train, seen.Train);
        Assert.Same(validation, seen.Validation);
        Assert.Same(history, seen.History);
    }

    [Fact]
    public void A_callback_can_stop_after_a_batch()
    {
        var callback = new RecordingCallback { AtBatchEnds = progress => progress.Stop("enough.") };

        History history = Classifier().Fit(Samples.Clouds(9, seed: 1), epochs: 5, batchSize: 3, callbacks: [callback]);

        Assert.Equal([.. TwoEpochs[..4], "epoch 1 ends", "training ends"], callback.Calls);
        Assert.Single(history.Epochs);
        Assert.Equal("enough.", history.StopReason);
    }

    [Fact]
    public void A_callback_can_stop_before_the_first_epoch_or_after_one()
    {
        var before = new RecordingCallback { AtTrainingBegins = progress => progress.Stop("no.") };
        Assert.Empty(Classifier().Fit(Samples.Clouds(9, seed: 1), callbacks: [before]).Epochs);
        Assert.Equal(["training begins", "training ends"], before.Calls);

        var after = new RecordingCallback
        {
            AtEpochEnds = (progress, epoch) =>
            {
                if (epoch.Epoch == 2)
                {
                    progress.Stop("first.");
                    progress.Stop("second.");
                }
            },
        };
        History history = Classifier().Fit(Samples.Clouds(9, seed: 1), callbacks: [after]);
        Assert.Equal((2, "first."), (history.Epochs.Count, history.StopReason));
    }

    [Fact]
    public void A_callback_can_set_the_learning_rate()
    {
        var callback = new RecordingCallback { AtEpochBegins = progress => progress.Trainer.LearningRate = 1f / progress.Epoch };
        History history = Classifier().Fit(Samples.Clouds(9, seed: 1), epochs: 3, callbacks: [callback]);
        Assert.Equal([1f, 1 / 2f, 1 / 3f], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Cancellation_ends_the_run_between_batches_and_keeps_what_was_learned()
    {
        using var source = new CancellationTokenSource();
        var callback = new RecordingCallback
        {
            AtBatchEnds = progress =>
            {
                if (progress.Trainer.StepCount == 2)
                    source.Cancel();
            },
        };
        LinearNetwork network = Classifier();
        DataSet data = Samples.Clouds(9, seed: 1);

        Assert.Throws<OperationCanceledException>(
            () => network.Fit(data, batchSize: 3, callbacks: [callback], cancellationToken: source.Token));

        Assert.Equal(["batch 2 begins", "batch 2 ends", "training ends"], callback.Calls[^3..]);
        Assert.Equal(2, network.Trainer!.StepCount);
        Assert.True(network.Trainer.IsDisposed);
        Assert.Contains(network.ParameterBuffer.ToArray(), value => value != 0);
    }

    [Fact]
    public void A_callback_that_throws_ends_the_run_for_all()
    {
        var other = new RecordingCallback();
        var faulty = new RecordingCallback { AtBatchEnds = _ => throw new TimeoutException() };

        Assert.Throws<TimeoutException>(() => Classifier().Fit(Samples.Clouds(9, seed: 1), callbacks: [faulty, other]));

        Assert.Equal("training ends", faulty.Calls[^1]);
        Assert.Equal("training ends", other.Calls[^1]);
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        var measurements = new List<long>(10_000);
        var callback = new AllocationCallback(measurements);

        Classifier().Fit(Samples.Clouds(999, seed: 1), epochs: 3, batchSize: 4, callbacks: [callback, new SilentCallback()]);

        Assert.Equal(3 * 250, measurements.Count);
        for (int batch = 1; batch < measurements.Count; batch++)
        {
            if (batch % 250 != 0) // an epoch may allocate
                Assert.Equal(measurements[batch - 1], measurements[batch]);
        }
    }

    [Fact]
    public void Dense_targets_are_fitted()
    {
        var network = new LinearNetwork(1, 2, LossFunction.MeanSquaredError);
        var data = new DataSet([0, 1, 2, 3], 1, [1, 0, 3, -1, 5, -2, 7, -3], 2); // 2x + 1 and -x

        History history = network.Fit(data, data, epochs: 500, batchSize: 3);

        Assert.Equal(2, network.ParameterBuffer[0], 1e-3);
        Assert.Equal(-1, network.ParameterBuffer[1], 1e-3);
        Assert.Equal(1, network.ParameterBuffer[2], 1e-3);
        Assert.Equal(0, history.Epochs[^1].ValidationLoss!.Value, 1e-5);
        Assert.Null(history.Epochs[^1].ValidationAccuracy);
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused_before_anything_happens()
    {
        DataSet clouds = Samples.Clouds(9, seed: 1);
        Refused("takes 4 inputs, but the samples have 2 values.", new(4, 3, LossFunction.SoftmaxCrossEntropy), clouds);
        Refused("decides between 2 classes, but there is a label 2.", new(2, 2, LossFunction.SoftmaxCrossEntropy), clouds);
        Refused("decides between 2 classes, but there is a label 2.", new(2, 1, LossFunction.BinaryCrossEntropy), clouds);
        Refused("is trained on dense targets: MeanSquaredError over 3 outputs", new(2, 3, LossFunction.MeanSquaredError), clouds);
        Refused("is trained on dense targets: BinaryCrossEntropy over 3 outputs", new(2, 3, LossFunction.BinaryCrossEntropy), clouds);
        Refused("has 3 outputs, but the targets have 1 values.", Classifier(), new DataSet([1, 2], 2, [1], 1));
        Refused("takes 2 inputs, but the samples have 1 values.", Classifier(), clouds, Samples.Numbered(0));
        Assert.Throws<ArgumentException>("data", () => Classifier().Evaluate(Samples.Numbered(0)));
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => Classifier().Fit(clouds, epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Classifier().Fit(clouds, batchSize: 0));
    }

    private static LinearNetwork Classifier() => new(2, 3, LossFunction.SoftmaxCrossEntropy, fused: true);

    private static void Refused(string message, LinearNetwork network, DataSet train, DataSet? validation = null)
    {
        string parameter = validation is null ? nameof(train) : nameof(validation);
        var exception = Assert.Throws<ArgumentException>(parameter, () => network.Fit(train, validation));
        Assert.StartsWith($"LinearNet {message}", exception.Message, StringComparison.Ordinal);
        Assert.Null(network.Trainer);
    }

    private static List<float> Seen(int seed)
    {
        List<float> seen = [];
        var callback = new RecordingCallback { AtTrainingBegins = progress => ((LinearTrainer)progress.Trainer).Seen = seen };
        var network = new LinearNetwork(1, 2, LossFunction.SoftmaxCrossEntropy);
        network.Fit(Samples.Numbered(new int[50]), epochs: 2, batchSize: 8, callbacks: [callback], seed: seed);
        return seen;
    }

    private sealed class AllocationCallback(List<long> measurements) : ITrainingCallback
    {
        public void BatchEnds(TrainingProgress progress) => measurements.Add(GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Implements nothing: every call is the interface's own.</summary>
    private sealed class SilentCallback : ITrainingCallback;
}
