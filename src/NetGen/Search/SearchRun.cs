using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using NetGen.Training;

namespace NetGen.Search;

/// <summary>The rounds of a search, and within each the cuts between which its trials run side by side.</summary>
internal sealed class SearchRun(
    SearchSpace space,
    SearchPlan plan,
    Func<Trial, IEnumerable<double>> train,
    SearchOptions options,
    SearchJournal? journal,
    CancellationToken cancellationToken)
{
    /// <summary>Apart from the streams of the points.</summary>
    private const int SeedStream = -1;

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Lock _ending = new();
    private readonly List<TrialResult> _results = [];

    private bool IsOutOfTime => options.TimeBudget is TimeSpan budget && Stopwatch.GetElapsedTime(_began) >= budget;

    public SearchResult Run()
    {
        int count = 0;
        IReadOnlyList<double>? best = null;
        for (int round = 0; ; round++)
        {
            RunningTrial[] trials = [.. plan.Round(space, options.Seed, round, best).Select(values => Start(++count, values))];
            if (trials.Length == 0 || !RunRound(trials))
                break;
            best = Ranking.Sorted(_results, options.Goal).First().Trial.Values;
        }
        return new SearchResult(space, options.Goal, _results.OrderBy(result => result.Trial.Number));
    }

    private RunningTrial Start(int number, double[] values)
    {
        var random = new RandomStream(options.Seed, SeedStream - number);
        var trial = new Trial(space, number, random.Below(int.MaxValue), values);
        return new RunningTrial(trial, train, journal?.Find(trial));
    }

    /// <summary>Runs all trials of a round to their end; false where the time ran out before.</summary>
    private bool RunRound(RunningTrial[] trials)
    {
        try
        {
            List<RunningTrial> running = [.. trials];
            long steps = options.Halving?.FirstSteps ?? int.MaxValue;
            while (running.Count > 0)
            {
                Advance(running, (int)Math.Min(steps, int.MaxValue));
                if (running.Any(trial => !trial.HasEnded && trial.Scores.Count < steps))
                    return false;
                Cut(running);
                steps *= options.Halving?.Factor ?? 1;
            }
            return true;
        }
        finally
        {
            foreach (RunningTrial trial in trials)
                trial.Dispose();
        }
    }

    /// <summary>Each trial goes on until it has made so many steps, or has ended.</summary>
    private void Advance(List<RunningTrial> running, int steps)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        try
        {
            Parallel.ForEach(Partitioner.Create(running, EnumerablePartitionerOptions.NoBuffering), parallel, (trial, loop) =>
            {
                while (!trial.HasEnded && trial.Scores.Count < steps && !IsOutOfTime && !loop.IsExceptional)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!trial.Step())
                        End(trial, wasStopped: false);
                }
            });
        }
        catch (AggregateException exception)
        {
            // The first trial that failed tells why; those that ended before are in the journal.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    /// <summary>Takes out the trials that have ended, and stops those that are not among the best share of all that came here.</summary>
    private void Cut(List<RunningTrial> running)
    {
        int kept = options.Halving is null ? running.Count : Math.Max(running.Count / options.Halving.Factor, 1);
        RunningTrial[] worse =
            [.. running.OrderBy(trial => trial.Scores[^1], Ranking.By(options.Goal)).ThenBy(trial => trial.Trial.Number).Skip(kept)];
        foreach (RunningTrial trial in worse.Where(trial => !trial.HasEnded))
            End(trial, wasStopped: true);
        running.RemoveAll(trial => trial.HasEnded);
    }

    private void End(RunningTrial trial, bool wasStopped)
    {
        TrialResult result = trial.End(wasStopped);
        lock (_ending)
        {
            _results.Add(result);
            if (!trial.IsFromJournal)
                journal?.Write(result);
            options.TrialEnds?.Invoke(result);
        }
    }
}
