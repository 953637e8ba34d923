using System.Text;

namespace NetGen.Search;

/// <summary>The trials of a search. Its text is a table of them, the best first.</summary>
public sealed class SearchResult
{
    private readonly TrialResult[] _ranked;

    internal SearchResult(SearchSpace space, SearchGoal goal, IEnumerable<TrialResult> trials)
    {
        Space = space;
        Goal = goal;
        Trials = [.. trials];
        _ranked = [.. Ranking.Sorted(Trials, goal)];
    }

    /// <summary>What was varied.</summary>
    public SearchSpace Space { get; }

    /// <summary>Which scores are the better ones.</summary>
    public SearchGoal Goal { get; }

    /// <summary>The trials in their order.</summary>
    public IReadOnlyList<TrialResult> Trials { get; }

    /// <summary>The trials, the best first; those that were stopped early come after all that ran to their end.</summary>
    public IReadOnlyList<TrialResult> Ranked => _ranked;

    /// <summary>The best trial.</summary>
    /// <exception cref="InvalidOperationException">The time ran out before a trial ended.</exception>
    public TrialResult Best => _ranked.Length > 0 ? _ranked[0] : throw new InvalidOperationException("No trial has ended.");

    /// <summary>The trials as a table in plain text, the best first, in the invariant culture.</summary>
    public override string ToString() => SearchTable.Format(this);

    /// <summary>Writes the trials in their order as a table of comma-separated values (RFC 4180), in full precision.</summary>
    /// <param name="path">The file; it is there whole or not at all.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteCsv(string path) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(SearchTable.Csv(this))));

    /// <summary>
    /// Draws the trials as parallel coordinates (Inselberg 1985): an axis for each parameter on its own scale and one for the score, and a
    /// line for each trial, the better the darker; the best one stands out, and those stopped early are dashed.
    /// </summary>
    /// <param name="path">The file, an SVG that needs nothing else; it is there whole or not at all.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteParallelCoordinates(string path) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ParallelCoordinates.Draw(this))));
}
