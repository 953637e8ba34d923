using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>Starts a program again and again. A repetition lasts from the start to the first line that it writes, <c>done</c> and what it tells.</summary>
/// <param name="command">The program and its arguments.</param>
internal sealed class StartSide(params string[] command) : ISide
{
    private const int SecondsToWait = 60;

    public double Measure(int repetitions)
    {
        double seconds = 0;
        for (int i = 0; i < repetitions; i++)
            seconds += Start().Seconds;
        return seconds / repetitions;
    }

    /// <summary>Starts it once.</summary>
    /// <returns>The seconds to its line, and the numbers in the line.</returns>
    /// <exception cref="PeerException">It can't be started, ends without the line, or hangs.</exception>
    public (double Seconds, double[] Told) Start()
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        try
        {
            long begin = Stopwatch.GetTimestamp();
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Task<string?> line = process.StandardOutput.ReadLineAsync();
            bool answered = line.Wait(TimeSpan.FromSeconds(SecondsToWait));
            double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            if (!answered)
                process.Kill(entireProcessTree: true);
            process.WaitForExit();
            if (!answered)
                throw new PeerException($"{command[0]} was not ready within {SecondsToWait} seconds and was stopped");
            if (line.Result is not { } text || !text.StartsWith("done", StringComparison.Ordinal))
                throw new PeerException(errors.Result.TrimEnd().Split('\n')[^1]);
            return (seconds, [.. text.Split(' ').Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
        }
        catch (Win32Exception e)
        {
            throw new PeerException(e.Message);
        }
    }
}
