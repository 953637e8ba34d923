using System.Diagnostics;

namespace NetGen.Training;

/// <summary>The loop behind <see cref="TrainingExtensions.Fit"/>. It allocates for each epoch and each checkpoint, never for a batch.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingProgress _progress;
    private readonly RunPlan _plan;
    private readonly IBatchSource _source;
    private readonly ITrainingCallback[] _callbacks;
    private readonly Checkpoint[] _checkpoints;
    private readonly Resumption? _resumption;
    private readonly CancellationToken _cancellationToken;
    private readonly OutputReader _reader;
    private readonly Evaluator? _validator;
    private RunPosition _position = new();
    private bool _isBetweenSteps;

    public TrainingRun(
        TrainingProgress progress, IBatchSource source, RunPlan plan, IReadOnlyList<ITrainingCallback> callbacks, Resumption? resumption,
        CancellationToken cancellationToken)
    {
        _progress = progress;
        _plan = plan;
        _source = source;
        _callbacks = [.. callbacks];
        _checkpoints = [.. callbacks.OfType<Checkpoint>()];
        _resumption = resumption;
        _cancellationToken = cancellationToken;
        _reader = OutputReader.OfTrainer(progress.Network.Description);
        _validator = progress.Validation is null ? null : new Evaluator(progress.Network, progress.Validation);
    }

    public TrainingProgress Progress => _progress;

    public void Run()
    {
        foreach (EpochResult _ in Epochs())
        {
        }
    }

    /// <summary>Runs an epoch each time that its result is asked for, and ends where no more are.</summary>
    public IEnumerable<EpochResult> Epochs()
    {
        try
        {
            _resumption?.Begin(_progress);
            foreach (ITrainingCallback callback in _callbacks)
                callback.TrainingBegins(_progress);
            if (_resumption is not null)
                _position = _resumption.Position;
            if (!IsWithinEpoch)
                _resumption?.Complete(_progress, _callbacks);
            for (int epoch = _position.Epoch; epoch <= _progress.Epochs && (!_progress.IsStopping || IsWithinEpoch); epoch++)
                yield return RunEpoch(epoch);
        }
        finally
        {
            EndFrom(0);
        }
    }

    public void Dispose()
    {
        _resumption?.Dispose();
        _progress.Trainer.Dispose();
    }

    /// <summary>Whether the run goes on where a part of an epoch is done.</summary>
    private bool IsWithinEpoch => _position.Batch > 0;

    /// <summary>Every callback is told of the end, also where one before it throws.</summary>
    private void EndFrom(int callback)
    {
        if (callback == _callbacks.Length)
            return;
        try
        {
            _callbacks[callback].TrainingEnds(_progress);
        }
        finally
        {
            EndFrom(callback + 1);
        }
    }

    private EpochResult RunEpoch(int epoch)
    {
        Begin(epoch);
        foreach (ITrainingCallback callback in _callbacks)
            callback.EpochBegins(_progress);

        Evaluation? validation;
        long began = Stopwatch.GetTimestamp() - _position.EpochTime.Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond;
        try
        {
            RunBatches(epoch, began);
            if (_progress.Samples == 0)
                throw new InvalidDataException("The training data have no samples.");
            validation = _validator?.Run(_cancellationToken);
        }
        catch (OperationCanceledException) when (_isBetweenSteps && _cancellationToken.IsCancellationRequested)
        {
            _position.EpochTime = Stopwatch.GetElapsedTime(began);
            foreach (Checkpoint checkpoint in _checkpoints)
                checkpoint.Write(_progress, epoch - 1, Collect);
            throw;
        }

        var result = new EpochResult(
            epoch, _progress.Loss, _progress.Accuracy, validation?.Loss, validation?.Accuracy, _progress.Trainer.LearningRate,
            _progress.SamplesPerSecond, Stopwatch.GetElapsedTime(began));
        _isBetweenSteps = false;
        _progress.History.Add(result);
        foreach (ITrainingCallback callback in _callbacks)
            callback.EpochEnds(_progress, result);
        _position.Begin(epoch + 1);
        if (!_progress.IsInterrupted) // its checkpoint was taken within the epoch, which is not complete
        {
            foreach (Checkpoint checkpoint in _checkpoints)
                checkpoint.EpochIsOver(_progress, result, Collect);
        }
        return result;
    }

    private void RunBatches(int epoch, long began)
    {
        using BatchSequence.Enumerator batches = _source.Batches(_plan.BatchSize, new EpochOrder(_plan.Seed, epoch), _cancellationToken).GetEnumerator();
        bool isOver = false;
        if (IsWithinEpoch)
        {
            _resumption!.Skip(batches);
            _resumption.Complete(_progress, _callbacks);
            isOver = _progress.IsStopping;
        }

        _isBetweenSteps = IsWithinEpoch;
        while (!isOver && batches.MoveNext())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _isBetweenSteps = false;
            Step(batches.Current, began);
            _isBetweenSteps = true;
            isOver = _progress.IsStopping;
        }
    }

    private void Step(Batch batch, long began)
    {
        _progress.Batch++;
        foreach (ITrainingCallback callback in _callbacks)
            callback.BatchBegins(_progress);

        float loss = batch.Labels.IsEmpty
            ? _progress.Trainer.Step(batch.Inputs, batch.Targets)
            : _progress.Trainer.Step(batch.Inputs, batch.Labels);
        _position.LossSum += (double)loss * batch.Rows;
        _position.Right += Right(batch);
        _position.Samples += batch.Rows;
        _position.BatchLoss = loss;
        _position.Batch++;
        Show(began);

        foreach (ITrainingCallback callback in _callbacks)
            callback.BatchEnds(_progress, batch);
        if (_checkpoints.Length > 0)
            TakeCheckpoints(batch, began);
    }

    private void TakeCheckpoints(Batch batch, long began)
    {
        if (_position.Batch == 1)
            (_position.FirstBatchEpoch, _position.FirstBatch) = (_position.Epoch, BatchChecksum.Of(batch));
        _position.LastBatch = null;
        foreach (Checkpoint checkpoint in _checkpoints)
        {
            if (!checkpoint.IsDueAfterStep(_progress))
                continue;
            _position.LastBatch ??= BatchChecksum.Of(batch);
            _position.EpochTime = Stopwatch.GetElapsedTime(began);
            checkpoint.Write(_progress, _position.Epoch - 1, Collect);
        }
    }

    /// <summary>What a checkpoint holds beside the network and its trainer.</summary>
    private CheckpointFacts Collect()
    {
        var facts = new CheckpointFacts("The checkpoint");
        _plan.Save(facts);
        _position.Save(facts);
        HistoryFacts.Save(facts, _progress);
        CallbackStates.Save(facts, _callbacks);
        return facts;
    }

    private void Begin(int epoch)
    {
        if (!IsWithinEpoch)
            _position.Begin(epoch);
        _progress.Epoch = epoch;
        Show(began: null);
    }

    /// <summary>Brings the progress up to the position.</summary>
    private void Show(long? began)
    {
        _progress.Batch = _position.Batch;
        _progress.Samples = _position.Samples;
        _progress.BatchLoss = _position.BatchLoss;
        _progress.Loss = _position.Samples > 0 ? _position.LossSum / _position.Samples : double.NaN;
        _progress.Accuracy = !_reader.HasAccuracy ? null : _position.Samples > 0 ? _position.Right / _position.Samples : double.NaN;
        _progress.SamplesPerSecond = began is long start
            ? _position.Samples * (double)Stopwatch.Frequency / Math.Max(Stopwatch.GetTimestamp() - start, 1)
            : 0;
    }

    /// <summary>The right decisions that the outputs of the step amount to.</summary>
    private double Right(Batch batch)
    {
        double right = 0;
        ReadOnlyMatrixView outputs = _progress.Trainer.Outputs;
        for (int row = 0; _reader.HasAccuracy && row < batch.Rows; row++)
            right += _reader.Accuracy(outputs.Row(row), batch, row);
        return right;
    }
}
