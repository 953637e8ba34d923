using NetGen.Training;
using static NetGen.Runtime.Tests.Training.CheckpointDirectory;
using static NetGen.Training.Callbacks;

namespace NetGen.Runtime.Tests.Training;

/// <summary>When checkpoints are taken, what they are called, and which of them stay.</summary>
public sealed class CheckpointCallbackTests : IDisposable
{
    private readonly CheckpointDirectory _directory = new();

    [Fact]
    public void One_is_taken_after_each_epoch_and_as_many_stay_as_are_to()
    {
        Run(resume: null, Checkpoint(_directory.Path, keep: 2));

        Assert.Equal(["epoch-00002-step-0000000010.safetensors", "epoch-00003-step-0000000015.safetensors"], _directory.Names);
        Assert.Equal(_directory["epoch-00003-step-0000000015.safetensors"], CheckpointFile.Latest(_directory.Path));
    }

    [Fact]
    public void They_are_taken_by_steps_and_at_the_end()
    {
        Run(resume: null, Checkpoint(_directory.Path, everyEpochs: 0, everySteps: 6, keep: 9));

        Assert.Equal(
            ["epoch-00001-step-0000000006.safetensors", "epoch-00002-step-0000000012.safetensors", "epoch-00003-step-0000000015.safetensors"], _directory.Names);
    }

    [Fact]
    public void They_are_taken_by_several_epochs_and_at_the_end()
    {
        Run(resume: null, Checkpoint(_directory.Path, everyEpochs: 2));

        Assert.Equal(["epoch-00002-step-0000000010.safetensors", "epoch-00003-step-0000000015.safetensors"], _directory.Names);
    }

    [Theory]
    [InlineData(BestBy.Loss)]
    [InlineData(BestBy.Accuracy)]
    [InlineData(BestBy.ValidationLoss)]
    [InlineData(BestBy.ValidationAccuracy)]
    public void The_best_epoch_stays(BestBy best)
    {
        float[][] afterEpoch = new float[4][];
        var spoiling = new RecordingCallback
        {
            AtEpochBegins = progress =>
            {
                if (progress.Epoch < 3)
                    return;
                progress.Trainer.LearningRate = 0; // in the last epoch it is wrong about everything
                foreach (ref float parameter in progress.Network.ParameterBuffer)
                    parameter *= -1;
            },
            AtEpochEnds = (progress, epoch) => afterEpoch[epoch.Epoch] = progress.Network.ParameterBuffer.ToArray(),
        };

        (_, History history) = Run(resume: null, spoiling, Checkpoint(_directory.Path, best: best));

        LinearNetwork network = Network();
        ParameterFile.Load(network, _directory["best.safetensors"]);
        EpochResult expected = history.Epochs.MinBy(epoch => best switch
        {
            BestBy.Loss => epoch.Loss,
            BestBy.Accuracy => -epoch.Accuracy,
            BestBy.ValidationLoss => epoch.ValidationLoss,
            _ => -epoch.ValidationAccuracy,
        })!;
        Assert.InRange(expected.Epoch, 1, 2);
        Assert.Equal(afterEpoch[expected.Epoch], network.ParameterBuffer);
    }

    [Fact]
    public void A_run_that_begins_anew_leaves_the_checkpoints_of_another_alone()
    {
        Run(resume: null, Checkpoint(_directory.Path));
        string[] before = _directory.Names;

        var exception = Assert.Throws<InvalidOperationException>(() => Run(resume: null, Checkpoint(_directory.Path)));

        Assert.Contains("has checkpoints of another run, epoch-00003-step-0000000015.safetensors the last", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, _directory.Names);
    }

    [Fact]
    public void Going_on_from_an_older_one_removes_the_later_ones()
    {
        (float[] parameters, _) = Run(resume: null, Checkpoint(_directory.Path, keep: 9));
        Assert.Equal(3, _directory.Names.Length);

        (float[] resumed, History history) = Run(
            _directory["epoch-00001-step-0000000005.safetensors"], Checkpoint(_directory.Path, everyEpochs: 9, keep: 9), InterruptAt(6));

        Assert.Equal("a test asked for it.", history.StopReason);
        Assert.Equal(["epoch-00001-step-0000000005.safetensors", "epoch-00001-step-0000000006.safetensors"], _directory.Names);
        Assert.NotEqual(parameters, resumed);
        Assert.Equal(parameters, Run(_directory.Path).Parameters);
    }

    [Fact]
    public void What_a_killed_process_left_half_written_is_removed_and_harms_nobody()
    {
        (float[] parameters, _) = Run(resume: null);
        Run(resume: null, Checkpoint(_directory.Path), InterruptAt(7));
        File.WriteAllBytes(_directory[".epoch-00001-step-0000000008.safetensors.x1y2z3.abc.tmp"], [1, 2, 3]);
        File.WriteAllBytes(_directory[".best.safetensors.x1y2z3.abc.tmp"], [1, 2, 3]);
        File.WriteAllBytes(_directory[".somebody-elses.tmp"], [1, 2, 3]);

        Assert.Equal(parameters, Run(_directory.Path, Checkpoint(_directory.Path)).Parameters);

        Assert.Equal([".somebody-elses.tmp"], _directory.Names.Where(name => name[0] == '.'));
    }

    [Fact]
    public void What_fails_while_it_is_written_leaves_the_last_one_as_it_was()
    {
        var callback = new Remembering { FailsAt = 2 };

        Assert.Throws<IOException>(() => Run(resume: null, Checkpoint(_directory.Path), callback));

        Assert.Equal(["epoch-00001-step-0000000005.safetensors"], _directory.Names);
        Assert.Equal(Run(resume: null).Parameters, Run(_directory.Path).Parameters);
    }

    [Fact]
    public void None_is_taken_while_a_parameter_is_not_finite()
    {
        ITrainingCallback spoiling = At(7, progress => progress.Network.ParameterBuffer[0] = float.NaN);

        (_, History history) = Run(resume: null, spoiling, Checkpoint(_directory.Path, everySteps: 1, keep: 99));

        Assert.Equal("epoch-00001-step-0000000006.safetensors", _directory.Names[^1]);
        Assert.Equal("no checkpoint is taken while dense1.weight from input 0 to unit 0 is NaN.", Assert.Single(history.Notices));
    }

    [Fact]
    public void A_cancelled_run_leaves_one_of_its_last_step()
    {
        (float[] parameters, _) = Run(resume: null);
        using var cancellation = new CancellationTokenSource();
        LinearNetwork network = Network();
        ITrainingCallback[] callbacks = [At(8, _ => cancellation.Cancel()), Checkpoint(_directory.Path, everyEpochs: 2)];

        Assert.Throws<OperationCanceledException>(() => network.Fit(
            Samples.Clouds(20, seed: 1), Samples.Clouds(9, seed: 2), epochs: 3, batchSize: 4, callbacks, seed: 5, cancellationToken: cancellation.Token));

        Assert.Equal(["epoch-00001-step-0000000008.safetensors"], _directory.Names);
        Assert.Equal(parameters, Run(_directory.Path).Parameters);
    }

    [Fact]
    public void Figures_that_do_not_exist_cannot_tell_the_best()
    {
        var network = new LinearNetwork(2, 3, LossFunction.MeanSquaredError);
        var data = new DataSet([1, 2], 2, [1f, 2, 3], 3);

        Assert.Contains("needs validation data", Fails(BestBy.ValidationLoss).Message, StringComparison.Ordinal);
        Assert.Contains("has no classes", Fails(BestBy.Accuracy).Message, StringComparison.Ordinal);

        InvalidOperationException Fails(BestBy best) => Assert.Throws<InvalidOperationException>(
            () => network.Fit(data, callbacks: [Checkpoint(_directory.Path, best: best)]));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>(() => Checkpoint(" "));
        Assert.Throws<ArgumentException>(() => Checkpoint(_directory.Path, everyEpochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoint(_directory.Path, everyEpochs: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoint(_directory.Path, everySteps: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoint(_directory.Path, keep: 0));
    }

    public void Dispose() => _directory.Dispose();
}
