namespace NetGen.Training;

/// <summary>A line of plain text for each epoch.</summary>
internal sealed class PlainProgress(TextWriter writer) : ITrainingCallback
{
    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        writer.WriteLine(HistoryTable.Line(epoch, progress.Epochs));
        writer.Flush();
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        if (progress.History.StopReason is string reason)
            writer.WriteLine($"Stopped: {reason}");
    }
}
