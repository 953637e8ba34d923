using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Notes every call, and does what a test asks at one of them.</summary>
internal sealed class RecordingCallback(string prefix = "") : ITrainingCallback
{
    public List<string> Calls { get; init; } = [];

    public Action<TrainingProgress>? AtTrainingBegins { get; init; }

    public Action<TrainingProgress>? AtEpochBegins { get; init; }

    public Action<TrainingProgress>? AtBatchBegins { get; init; }

    public Action<TrainingProgress>? AtBatchEnds { get; init; }

    public Action<TrainingProgress, EpochResult>? AtEpochEnds { get; init; }

    public Action<TrainingProgress>? AtTrainingEnds { get; init; }

    public void TrainingBegins(TrainingProgress progress)
    {
        Calls.Add($"{prefix}training begins");
        AtTrainingBegins?.Invoke(progress);
    }

    public void EpochBegins(TrainingProgress progress)
    {
        Calls.Add($"{prefix}epoch {progress.Epoch} begins");
        AtEpochBegins?.Invoke(progress);
    }

    public void BatchBegins(TrainingProgress progress)
    {
        Calls.Add($"{prefix}batch {progress.Batch} begins");
        AtBatchBegins?.Invoke(progress);
    }

    public void BatchEnds(TrainingProgress progress)
    {
        Calls.Add($"{prefix}batch {progress.Batch} ends");
        AtBatchEnds?.Invoke(progress);
    }

    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        Calls.Add($"{prefix}epoch {epoch.Epoch} ends");
        AtEpochEnds?.Invoke(progress, epoch);
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        Calls.Add($"{prefix}training ends");
        AtTrainingEnds?.Invoke(progress);
    }
}
