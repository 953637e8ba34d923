namespace NetGen.Training;

/// <summary>Writes checkpoints into a directory, and removes those that are no longer wanted.</summary>
/// <remarks>The run calls it by itself, after all callbacks: what they remember is in the file.</remarks>
internal sealed class Checkpoint : ICheckpointed
{
    private const string BestName = "best";

    private readonly string _directory;
    private readonly CheckpointOptions _options;
    private double _best;
    private bool _isRefused;

    public Checkpoint(string directory, CheckpointOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentOutOfRangeException.ThrowIfNegative(options.EveryEpochs, "everyEpochs");
        ArgumentOutOfRangeException.ThrowIfNegative(options.EverySteps, "everySteps");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Keep, 1, "keep");
        if (options.EveryEpochs == 0 && options.EverySteps == 0)
            throw new ArgumentException("A checkpoint is taken every so many epochs or every so many steps: one of the two is above 0.", nameof(options));
        (_directory, _options) = (Path.GetFullPath(directory), options);
    }

    public string StateName => nameof(Checkpoint);

    public void TrainingBegins(TrainingProgress progress)
    {
        if (_options.Best is BestBy.ValidationLoss or BestBy.ValidationAccuracy && progress.Validation is null)
            throw new InvalidOperationException($"The best checkpoint is told by the figure {_options.Best}: Fit needs validation data.");
        if (_options.Best is BestBy.Accuracy or BestBy.ValidationAccuracy && !OutputReader.OfTrainer(progress.Network.Description).HasAccuracy)
            throw new InvalidOperationException($"The best checkpoint is told by the figure {_options.Best}: the network's loss has no classes.");

        Directory.CreateDirectory(_directory);
        int step = progress.Trainer.StepCount;
        string[] files = CheckpointFolder.Files(_directory);
        if (files.Length > 0 && Path.GetDirectoryName(Path.GetFullPath(progress.ResumedFrom ?? ".")) != _directory)
        {
            throw new InvalidOperationException(
                $"{_directory} has checkpoints of another run, {Path.GetFileName(files[0])} the last: resume from it, name another directory, or empty this one.");
        }
        foreach (string later in files.Where(file => CheckpointFolder.StepOf(file) > step))
            File.Delete(later);
        CheckpointFolder.RemoveLeftovers(_directory);
        (_best, _isRefused) = (double.PositiveInfinity, false);
    }

    public void Save(CallbackState state) => state.Set(BestName, _best);

    public void Restore(CallbackState state) => _best = state.Number(BestName);

    /// <summary>After a step, and what every callback has made of it.</summary>
    public bool IsDueAfterStep(TrainingProgress progress) =>
        progress.IsStopping || (_options.EverySteps > 0 && progress.Trainer.StepCount % _options.EverySteps == 0);

    /// <summary>After an epoch, and what every callback has made of it.</summary>
    public void EpochIsOver(TrainingProgress progress, EpochResult epoch, Func<CheckpointFacts> collect)
    {
        double figure = Figure(epoch);
        bool isBest = figure < _best;
        if (isBest)
            _best = figure;
        bool isLast = progress.IsStopping || epoch.Epoch == progress.Epochs;
        bool isDue = isLast || (_options.EveryEpochs > 0 && epoch.Epoch % _options.EveryEpochs == 0);
        if (isBest) // before the other: who resumes from that one finds this one there
            Write(Path.Combine(_directory, CheckpointFolder.Best), progress, collect);
        if (isDue)
            Write(progress, epoch.Epoch, collect);
    }

    /// <summary>Writes the next checkpoint of the row, unless a figure in the network is not finite.</summary>
    /// <param name="progress">The run.</param>
    /// <param name="epochs">The epochs that are complete.</param>
    /// <param name="collect">Notes what is to be written.</param>
    public void Write(TrainingProgress progress, int epochs, Func<CheckpointFacts> collect)
    {
        if (!Write(CheckpointFolder.PathOf(_directory, epochs, progress.Trainer.StepCount), progress, collect))
            return;
        foreach (string old in CheckpointFolder.Files(_directory).Skip(_options.Keep))
            File.Delete(old);
    }

    private bool Write(string path, TrainingProgress progress, Func<CheckpointFacts> collect)
    {
        if (NonFinite.InParameters(progress.Network.ParameterBuffer, progress.Network.Description) is string finding)
        {
            if (!_isRefused)
                progress.Notice($"no checkpoint is taken while {finding}.");
            _isRefused = true;
            return false;
        }
        CheckpointWriter.Write(path, progress.Network, progress.Trainer, collect());
        return true;
    }

    /// <summary>The figure that tells the best, the lower the better; NaN where none is wanted.</summary>
    private double Figure(EpochResult epoch) => _options.Best switch
    {
        BestBy.ValidationLoss => epoch.ValidationLoss!.Value,
        BestBy.ValidationAccuracy => -epoch.ValidationAccuracy!.Value,
        BestBy.Loss => epoch.Loss,
        BestBy.Accuracy => -epoch.Accuracy!.Value,
        _ => double.NaN,
    };
}
