namespace NetGen.Search;

/// <summary>What became of a trial.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Scores">What it scored after each step, an epoch for instance.</param>
/// <param name="WasStopped">Whether it was stopped early because others did better.</param>
/// <param name="Duration">The time that it took.</param>
public sealed record TrialResult(Trial Trial, IReadOnlyList<double> Scores, bool WasStopped, TimeSpan Duration)
{
    /// <summary>The last score; NaN or infinite where the trial came to grief.</summary>
    public double Score => Scores[^1];
}
