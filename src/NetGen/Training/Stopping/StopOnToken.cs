namespace NetGen.Training;

/// <summary>Ends a run in order when a token is cancelled.</summary>
internal sealed class StopOnToken(CancellationToken cancellationToken) : ITrainingCallback
{
    public void BatchEnds(TrainingProgress progress)
    {
        if (cancellationToken.IsCancellationRequested)
            progress.Interrupt("it was cancelled.");
    }
}
