using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>One side of a comparison.</summary>
internal interface ISide
{
    /// <summary>Does the work so many times in a row.</summary>
    /// <returns>Seconds for one repetition.</returns>
    double Measure(int repetitions);
}

/// <summary>Work that is done in this process.</summary>
/// <param name="run">Does the work so many times; a loop in a method of its own.</param>
/// <param name="owned">What is no longer needed once the work is measured.</param>
internal sealed class LocalSide(Action<int> run, IDisposable? owned = null) : ISide, IDisposable
{
    public void Dispose() => owned?.Dispose();

    public double Measure(int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        run(repetitions);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repetitions;
    }
}
