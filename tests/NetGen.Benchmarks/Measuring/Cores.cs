using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>Which cores this process and its children run on.</summary>
internal static class Cores
{
    /// <summary>
    /// Pins the calling thread, and all threads and processes that it starts from now on, to the last cores of those it may run on: the first
    /// are those that serve most interrupts.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <returns>The cores; none where the system can't pin or has fewer.</returns>
    public static int[] Pin(int count)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return [];
        using var process = Process.GetCurrentProcess();
        ulong allowed = _allowed ??= (ulong)process.ProcessorAffinity;
        int[] cores = [.. Enumerable.Range(0, 64).Where(core => (allowed >> core & 1) != 0).TakeLast(count)];
        if (cores.Length < count)
            return [];
        process.ProcessorAffinity = (nint)cores.Aggregate(0UL, (mask, core) => mask | 1UL << core);
        return cores;
    }

    private static ulong? _allowed;
}
