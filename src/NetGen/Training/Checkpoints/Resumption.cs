namespace NetGen.Training;

/// <summary>A run that goes on where a checkpoint was taken. It is opened and compared with the run before anything is changed.</summary>
internal sealed class Resumption : IDisposable
{
    private readonly CheckpointReader _reader;
    private readonly string[] _notices;

    private Resumption(CheckpointReader reader, IEnumerable<string> notices)
    {
        (_reader, _notices) = (reader, [.. notices]);
        Position = RunPosition.Read(reader.Facts);
    }

    /// <summary>The file.</summary>
    public string Path => _reader.Path;

    /// <summary>Where the run stood.</summary>
    public RunPosition Position { get; }

    /// <summary>Opens a checkpoint, or the newest of a directory that is whole.</summary>
    /// <returns>Null where the directory has none, or is yet to be made.</returns>
    /// <exception cref="ParameterFileException">The file, or each in the directory, is damaged or no checkpoint.</exception>
    /// <exception cref="FileNotFoundException">The path is a checkpoint's, and there is no such file.</exception>
    public static Resumption? Open(string path)
    {
        if (File.Exists(path) || path.EndsWith(CheckpointFolder.Extension, StringComparison.OrdinalIgnoreCase))
            return new Resumption(CheckpointReader.Open(path), []);

        ParameterFileException? newest = null;
        List<string> notices = [];
        foreach (string file in CheckpointFolder.Files(path))
        {
            try
            {
                return new Resumption(CheckpointReader.Open(file), notices);
            }
            catch (ParameterFileException exception)
            {
                newest ??= exception;
                notices.Add($"an older checkpoint is resumed from: {exception.Message}");
            }
        }
        return newest is null ? null : throw newest;
    }

    /// <summary>Compares the checkpoint with the run that is to go on from it.</summary>
    /// <exception cref="ParameterFileException">Network or optimiser are others.</exception>
    /// <exception cref="InvalidOperationException">The run is called otherwise.</exception>
    /// <exception cref="InvalidDataException">The data deliver other batches.</exception>
    public void Check(TrainingProgress progress, RunPlan plan, IBatchSource source)
    {
        _reader.Check(progress.Network, progress.Trainer);
        plan.Check(_reader.Facts);
        foreach (Batch batch in source.Batches(plan.BatchSize, new EpochOrder(plan.Seed, Position.FirstBatchEpoch)))
        {
            if (BatchChecksum.Of(batch) != Position.FirstBatch)
                throw NotRepeated(Position.FirstBatchEpoch, batch: 1);
            break;
        }
    }

    /// <summary>Before the callbacks are told of the beginning: the network, which they may look at, and the history.</summary>
    public void Begin(TrainingProgress progress)
    {
        float rate = progress.Trainer.LearningRate;
        _reader.Restore(progress.Network, progress.Trainer);
        progress.Trainer.LearningRate = rate; // schedules start from what was declared
        HistoryFacts.Restore(_reader.Facts, progress);
        foreach (string notice in _notices)
            progress.Notice(notice);
    }

    /// <summary>After the callbacks were told of the beginning: everything, whatever they have set.</summary>
    public void Complete(TrainingProgress progress, IEnumerable<ITrainingCallback> callbacks)
    {
        _reader.Restore(progress.Network, progress.Trainer);
        foreach (string notice in CallbackStates.Restore(_reader.Facts, callbacks))
            progress.Notice(notice);
    }

    /// <summary>Goes past the batches of the epoch that are done.</summary>
    /// <exception cref="InvalidDataException">They are not those of the run that is resumed.</exception>
    public void Skip(BatchSequence.Enumerator batches)
    {
        for (int batch = 1; batch <= Position.Batch; batch++)
        {
            if (!batches.MoveNext() || (batch == Position.Batch && Position.LastBatch is uint last && BatchChecksum.Of(batches.Current) != last))
                throw NotRepeated(Position.Epoch, batch);
        }
    }

    public void Dispose() => _reader.Dispose();

    private static InvalidDataException NotRepeated(int epoch, int batch) => new(FormattableString.Invariant(
        $"The run cannot be resumed: batch {batch} of epoch {epoch} is another one than before. The data have changed, or a source does not deliver the same rows when it is asked for the same order again."));
}
