namespace NetGen.Training;

/// <summary>A line of plain text for each epoch, and one for each notice.</summary>
internal sealed class PlainProgress(TextWriter writer) : ITrainingCallback
{
    private int _notices;

    public void TrainingBegins(TrainingProgress progress) => _notices = 0;

    public void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
        writer.WriteLine(HistoryTable.Line(epoch, progress.Epochs));
        WriteNotices(progress.History);
        writer.Flush();
    }

    public void TrainingEnds(TrainingProgress progress)
    {
        WriteNotices(progress.History);
        if (progress.History.StopReason is string reason)
            writer.WriteLine($"Stopped: {reason}");
    }

    private void WriteNotices(History history)
    {
        for (; _notices < history.Notices.Count; _notices++)
            writer.WriteLine($"Notice: {history.Notices[_notices]}");
    }
}
