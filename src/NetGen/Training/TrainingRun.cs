using System.Diagnostics;

namespace NetGen.Training;

/// <summary>The loop behind <see cref="TrainingExtensions.Fit"/>. It allocates for each epoch, never for a batch.</summary>
internal sealed class TrainingRun
{
    private readonly TrainingProgress _progress;
    private readonly int _batchSize;
    private readonly IBatchSource _source;
    private readonly ITrainingCallback[] _callbacks;
    private readonly int _seed;
    private readonly CancellationToken _cancellationToken;
    private readonly OutputReader _reader;
    private readonly Evaluator? _validator;

    public TrainingRun(
        TrainingProgress progress, IBatchSource source, int batchSize, IReadOnlyList<ITrainingCallback> callbacks, int seed, CancellationToken cancellationToken)
    {
        _progress = progress;
        _batchSize = batchSize;
        _source = source;
        _callbacks = [.. callbacks];
        _seed = seed;
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
            foreach (ITrainingCallback callback in _callbacks)
                callback.TrainingBegins(_progress);
            for (int epoch = 1; epoch <= _progress.Epochs && !_progress.IsStopping; epoch++)
                yield return RunEpoch(epoch);
        }
        finally
        {
            EndFrom(0);
        }
    }

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
        long began = Stopwatch.GetTimestamp();
        Begin(epoch);
        foreach (ITrainingCallback callback in _callbacks)
            callback.EpochBegins(_progress);

        double lossSum = 0;
        double right = 0;
        foreach (Batch batch in _source.Batches(_batchSize, new EpochOrder(_seed, epoch), _cancellationToken))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _progress.Batch++;
            foreach (ITrainingCallback callback in _callbacks)
                callback.BatchBegins(_progress);

            float loss = batch.Labels.IsEmpty
                ? _progress.Trainer.Step(batch.Inputs, batch.Targets)
                : _progress.Trainer.Step(batch.Inputs, batch.Labels);
            lossSum += (double)loss * batch.Rows;
            right += Right(batch);
            End(batch.Rows, loss, lossSum, right, began);

            foreach (ITrainingCallback callback in _callbacks)
                callback.BatchEnds(_progress, batch);
            if (_progress.IsStopping)
                break;
        }

        if (_progress.Samples == 0)
            throw new InvalidDataException("The training data have no samples.");
        Evaluation? validation = _validator?.Run(_cancellationToken);
        var result = new EpochResult(
            epoch, _progress.Loss, _progress.Accuracy, validation?.Loss, validation?.Accuracy, _progress.Trainer.LearningRate,
            _progress.SamplesPerSecond, Stopwatch.GetElapsedTime(began));
        _progress.History.Add(result);
        foreach (ITrainingCallback callback in _callbacks)
            callback.EpochEnds(_progress, result);
        return result;
    }

    private void Begin(int epoch)
    {
        _progress.Epoch = epoch;
        _progress.Batch = 0;
        _progress.Samples = 0;
        _progress.BatchLoss = float.NaN;
        _progress.Loss = double.NaN;
        _progress.Accuracy = _reader.HasAccuracy ? double.NaN : null;
        _progress.SamplesPerSecond = 0;
    }

    private void End(int rows, float loss, double lossSum, double right, long began)
    {
        _progress.Samples += rows;
        _progress.BatchLoss = loss;
        _progress.Loss = lossSum / _progress.Samples;
        _progress.Accuracy = _reader.HasAccuracy ? right / _progress.Samples : null;
        _progress.SamplesPerSecond = _progress.Samples * (double)Stopwatch.Frequency / Math.Max(Stopwatch.GetTimestamp() - began, 1);
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
