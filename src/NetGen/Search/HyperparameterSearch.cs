namespace NetGen.Search;

/// <summary>Tries points of a space and finds the best.</summary>
public static class HyperparameterSearch
{
    /// <summary>Runs a search.</summary>
    /// <param name="space">What is varied.</param>
    /// <param name="plan">Which points are tried.</param>
    /// <param name="train">
    /// Runs a trial: an iterator that gives a score after each step, of an epoch for instance, and ends when the trial does; see
    /// <see cref="NetworkTrial"/> for ready-made ones. Called on several threads at once. A trial that is stopped is disposed.
    /// </param>
    /// <param name="options">How; all defaults if null.</param>
    /// <param name="cancellationToken">Ends the search before the next step of each trial. Trials that have ended are in the journal.</param>
    /// <returns>All trials that ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of range.</exception>
    /// <exception cref="InvalidDataException">The journal is that of another search, or damaged. It is left as it is.</exception>
    /// <exception cref="InvalidOperationException">A trial ended without a score.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static SearchResult Run(
        SearchSpace space,
        SearchPlan plan,
        Func<Trial, IEnumerable<double>> train,
        SearchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new SearchOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallelism, 1, nameof(options));
        if (options.TimeBudget < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(options), options.TimeBudget, "A time budget is not negative.");
        using SearchJournal? journal = options.Journal is null ? null : SearchJournal.Open(options.Journal, space, plan, options);
        return new SearchRun(space, plan, train, options, journal, cancellationToken).Run();
    }
}
