using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training;

public class FitOnSourcesTests
{
    [Fact]
    public void Data_of_unknown_length_are_trained_on()
    {
        var shares = new List<(int? Batches, int Batch, long Samples)>();
        var callback = new RecordingCallback { AtBatchEnds = progress => shares.Add((progress.Batches, progress.Batch, progress.Samples)) };

        History history = Classifier().Fit(
            Samples.Streamed(5, 5).ShuffleBuffer(4), Samples.Streamed(3), epochs: 2, batchSize: 4, callbacks: [callback]);

        Assert.Equal([(null, 1, 4), (null, 2, 8), (null, 3, 10), (null, 1, 4), (null, 2, 8), (null, 3, 10)], shares);
        Assert.Equal(2, history.Epochs.Count);
        Assert.All(history.Epochs, epoch => Assert.True(double.IsFinite(epoch.Loss) && double.IsFinite(epoch.ValidationLoss!.Value)));
    }

    [Fact]
    public void Streamed_and_prefetched_data_teach_the_same_bits_each_time()
    {
        float[] plain = Learned(Samples.Streamed(50, 50).ShuffleBuffer(20));
        Assert.Equal(plain, Learned(Samples.Streamed(50, 50).ShuffleBuffer(20)));
        Assert.Equal(plain, Learned(Samples.Streamed(50, 50).ShuffleBuffer(20).Prefetch()));
        Assert.NotEqual(plain, Learned(Samples.Streamed(50, 50).ShuffleBuffer(30)));

        static float[] Learned(IBatchSource source)
        {
            LinearNetwork network = Classifier();
            network.Fit(source, epochs: 2, batchSize: 8, seed: 3);
            return network.ParameterBuffer.ToArray();
        }
    }

    [Fact]
    public void Steps_on_prefetched_data_allocate_nothing()
    {
        var piece = new BatchMemory(new float[64], new int[64]);
        IBatchSource data = StreamedData.WithLabels(1, 3, (_, _) => Enumerable.Repeat(piece, 100)).ShuffleBuffer(100).Prefetch();
        var measurements = new List<long>(10);

        Classifier().Fit(data, epochs: 2, batchSize: 8, callbacks: [new Measuring(measurements)]);

        Assert.Equal(4, measurements.Count);
        Assert.Equal(measurements[0], measurements[1]);
        Assert.Equal(measurements[2], measurements[3]);
    }

    [Fact]
    public void Data_in_one_order_only_are_refused_for_learning_but_not_for_validation()
    {
        LinearNetwork network = Classifier();
        var exception = Assert.Throws<ArgumentException>("train", () => network.Fit(Samples.Streamed(5)));
        Assert.StartsWith("These data come in one order only", exception.Message, StringComparison.Ordinal);
        Assert.Null(network.Trainer);
        network.Fit(Samples.Streamed(5).ToDataSet(), Samples.Streamed(5), epochs: 1);
    }

    [Fact]
    public void Data_without_samples_are_refused()
    {
        IBatchSource none = Samples.Streamed();
        Assert.Equal(
            "The training data have no samples.", Assert.Throws<InvalidDataException>(() => Classifier().Fit(none.ShuffleBuffer(1))).Message);
        Assert.Throws<InvalidDataException>(() => Classifier().Evaluate(none));
        Assert.Throws<InvalidDataException>(() => none.ToDataSet());
    }

    [Fact]
    public void A_failure_while_reading_ends_the_run_and_disposes_everything()
    {
        bool isDisposed = false;
        LinearNetwork network = Classifier();
        IBatchSource data = StreamedData.WithLabels(1, 3, (_, _) => Failing()).ShuffleBuffer(1).Prefetch();

        Assert.Throws<InvalidDataException>(() => network.Fit(data, batchSize: 2));

        Assert.True(isDisposed);
        Assert.True(network.Trainer!.IsDisposed);
        Assert.Equal(1, network.Trainer.StepCount);

        IEnumerable<BatchMemory> Failing()
        {
            try
            {
                yield return new BatchMemory(new float[2], new int[2]);
                yield return new BatchMemory(new float[] { float.NaN, 0 }, new int[2]);
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    [Fact]
    public void Cancellation_reaches_the_source()
    {
        using var source = new CancellationTokenSource();
        IBatchSource data = StreamedData.WithLabels(1, 3, (_, cancellationToken) => OneAndThenNone(cancellationToken)).ShuffleBuffer(1).Prefetch();
        var callback = new RecordingCallback { AtBatchEnds = _ => source.Cancel() };

        Assert.ThrowsAny<OperationCanceledException>(
            () => Classifier().Fit(data, batchSize: 1, callbacks: [callback], cancellationToken: source.Token));

        static IEnumerable<BatchMemory> OneAndThenNone(CancellationToken cancellationToken)
        {
            yield return new BatchMemory(new float[2], new int[2]);
            cancellationToken.WaitHandle.WaitOne();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public void A_schedule_needs_the_length_of_the_run()
    {
        ITrainingCallback[] schedule = [Schedule(LearningRateSchedule.Cosine())];
        Assert.Throws<InvalidOperationException>(() => Classifier().Fit(Samples.Streamed(5).ShuffleBuffer(1), callbacks: schedule));

        var known = StreamedData.WithLabels(1, 3, (_, _) => [new(new float[5], new int[5])], count: 5);
        History history = Classifier().Fit(known.ShuffleBuffer(1), epochs: 2, batchSize: 2, callbacks: schedule);
        Assert.True(history.Epochs[1].LearningRate < history.Epochs[0].LearningRate);
    }

    [Fact]
    public void Weighted_classes_are_trained_on_in_Fit()
    {
        DataSet data = Samples.Numbered([.. Enumerable.Range(0, 90).Select(row => row % 3)]);
        List<float> seen = [];
        var callback = new RecordingCallback { AtTrainingBegins = progress => ((LinearTrainer)progress.Trainer).Seen = seen };

        Classifier().Fit(data.Weighted(new ClassWeights(0, 1, 2)), epochs: 2, callbacks: [callback]);

        Assert.Equal([60, 120], ((int[])[1, 2]).Select(ofClass => seen.Count(input => (int)input % 3 == ofClass)));
    }

    private static LinearNetwork Classifier() => new(1, 3, LossFunction.SoftmaxCrossEntropy, fused: true) { InitialLearningRate = 1e-3f };

    private sealed class Measuring(List<long> measurements) : ITrainingCallback
    {
        public void BatchEnds(TrainingProgress progress)
        {
            if (progress.Batch is 11 or 800)
                measurements.Add(GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
