using System.Runtime.InteropServices;
using NetGen.Training;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training.Stopping;

public class StopInOrderTests
{
    [Fact]
    public void A_token_ends_the_run_after_the_batch_with_a_history()
    {
        using var source = new CancellationTokenSource();
        var recorder = new RecordingCallback { AtBatchEnds = progress => CancelAtStep(progress, 2, source) };

        History history = Fit([recorder, StopOn(source.Token)]);

        Assert.Equal(["batch 2 begins", "batch 2 ends", "epoch 1 ends", "training ends"], recorder.Calls[^4..]);
        Assert.Equal("it was cancelled.", history.StopReason);
        Assert.NotNull(history.Epochs.Single().ValidationLoss);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, "Ctrl+C asked for it.")]
    [InlineData(PosixSignal.SIGTERM, "the system asked for it.")]
    public void A_signal_ends_the_run_in_order_and_a_second_one_the_process(PosixSignal signal, string reason)
    {
        var stop = (StopOnSignal)StopOnCtrlC();
        var first = new PosixSignalContext(signal);
        var second = new PosixSignalContext(signal);
        var recorder = new RecordingCallback
        {
            AtBatchBegins = progress =>
            {
                if (progress.Batch == 2)
                {
                    stop.Handle(first);
                    stop.Handle(second);
                }
            },
        };

        History history = Fit([recorder, stop]);

        Assert.True(first.Cancel);
        Assert.False(second.Cancel);
        Assert.Equal(reason, history.StopReason);
        Assert.Equal(["batch 2 begins", "batch 2 ends", "epoch 1 ends", "training ends"], recorder.Calls[^4..]);
        Assert.Null(Fit([stop], epochs: 1).StopReason); // the next run begins without the request of the last one
    }

    [Fact]
    public void Every_callback_is_told_of_the_end_also_where_one_throws()
    {
        var faulty = new RecordingCallback { AtTrainingEnds = _ => throw new TimeoutException() };
        var other = new RecordingCallback();
        Assert.Throws<TimeoutException>(() => Fit([faulty, other]));
        Assert.Equal("training ends", other.Calls[^1]);
    }

    private static void CancelAtStep(TrainingProgress progress, int step, CancellationTokenSource source)
    {
        if (progress.Trainer.StepCount == step)
            source.Cancel();
    }

    private static History Fit(ITrainingCallback[] callbacks, int epochs = 5)
    {
        DataSet clouds = Samples.Clouds(9, seed: 1);
        return new LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy).Fit(clouds, clouds, epochs, batchSize: 3, callbacks: callbacks);
    }
}
