using System.Diagnostics;

namespace NetGen.Search;

/// <summary>A trial between its steps, or one whose scores a journal has.</summary>
internal sealed class RunningTrial(Trial trial, Func<Trial, IEnumerable<double>> train, TrialResult? recorded) : IDisposable
{
    private readonly List<double> _scores = [];
    private IEnumerator<double>? _steps;
    private TimeSpan _duration;

    public Trial Trial => trial;

    public bool IsFromJournal => recorded is not null;

    public bool HasEnded { get; private set; }

    public IReadOnlyList<double> Scores => _scores;

    /// <summary>Goes on to the next score; false where there is none.</summary>
    public bool Step()
    {
        if (recorded is not null)
        {
            if (_scores.Count == recorded.Scores.Count)
                return false;
            _scores.Add(recorded.Scores[_scores.Count]);
            return true;
        }
        long began = Stopwatch.GetTimestamp();
        _steps ??= train(trial).GetEnumerator();
        bool hasScore = _steps.MoveNext();
        _duration += Stopwatch.GetElapsedTime(began);
        if (hasScore)
            _scores.Add(_steps.Current);
        else if (_scores.Count == 0)
            throw new InvalidOperationException($"Trial {trial.Number} ended without a score.");
        return hasScore;
    }

    public TrialResult End(bool wasStopped)
    {
        HasEnded = true;
        Dispose();
        return recorded ?? new TrialResult(trial, _scores, wasStopped, _duration);
    }

    public void Dispose()
    {
        _steps?.Dispose();
        _steps = null;
    }
}
