namespace NetGen.Search;

/// <summary>How a search is run.</summary>
public sealed record SearchOptions
{
    /// <summary>Which scores are the better ones.</summary>
    public SearchGoal Goal { get; init; }

    /// <summary>The seed of the points and of the trials: the same one gives the same trials, however many run at once.</summary>
    public int Seed { get; init; }

    /// <summary>How many trials run at once, at least 1; by default as many as there are cores.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>When poor trials are stopped early; null for never. Trials of a round are kept in memory until they end.</summary>
    public SuccessiveHalving? Halving { get; init; }

    /// <summary>
    /// After this time no trial goes another step, and the search returns what has ended; null for no limit. With a <see cref="Journal"/>
    /// a later call goes on from there.
    /// </summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>
    /// A file to which every trial is written when it ends. A search that was killed, or ran out of time, takes the trials in it as they
    /// are and runs the others; null for none.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>Called after each trial, by one thread at a time.</summary>
    public Action<TrialResult>? TrialEnds { get; init; }
}
