using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>Measures two sides by turns, so that whatever else the machine does meets both.</summary>
internal static class Pairing
{
    private const int MostRepetitions = 100_000_000;

    /// <summary>Warms both sides up and measures pairs of blocks.</summary>
    /// <param name="first">One side.</param>
    /// <param name="second">The other.</param>
    /// <param name="pairs">How many pairs.</param>
    /// <param name="blockSeconds">How long a block of either side lasts, about.</param>
    /// <returns>The pairs.</returns>
    public static PairedTimes Run(ISide first, ISide second, int pairs, double blockSeconds)
    {
        int firstRepetitions = Calibrate(first, blockSeconds);
        int secondRepetitions = Calibrate(second, blockSeconds);
        double[] firstTimes = new double[pairs];
        double[] secondTimes = new double[pairs];
        for (int pair = 0; pair < pairs; pair++)
        {
            firstTimes[pair] = first.Measure(firstRepetitions);
            secondTimes[pair] = second.Measure(secondRepetitions);
        }

        return new PairedTimes(firstTimes, secondTimes);
    }

    /// <summary>The repetitions that fill a block. Finding them out is the warm-up.</summary>
    public static int Calibrate(ISide side, double blockSeconds)
    {
        // The first calls are compiled while they run; the pause lets the compiler finish.
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < 40 && Stopwatch.GetElapsedTime(start).TotalSeconds < 2; call++)
            side.Measure(1);
        Thread.Sleep(150);
        return Repetitions(side, blockSeconds);
    }

    /// <summary>The repetitions that fill a block of a side that is warm.</summary>
    public static int Repetitions(ISide side, double blockSeconds)
    {
        int repetitions = 1;
        double seconds = side.Measure(repetitions);
        while (seconds * repetitions < blockSeconds / 4 && repetitions < MostRepetitions)
        {
            repetitions *= 2;
            seconds = side.Measure(repetitions);
        }

        return (int)Math.Clamp(blockSeconds / seconds, 1, MostRepetitions);
    }
}

/// <summary>Seconds for one repetition of two sides, pair by pair.</summary>
internal sealed record PairedTimes(double[] First, double[] Second)
{
    /// <summary>First over second, pair by pair: how many times faster the second is.</summary>
    public double[] Ratios { get; } = [.. First.Zip(Second, (first, second) => first / second)];
}
