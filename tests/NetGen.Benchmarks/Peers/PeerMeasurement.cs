using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>Measures NetGen and its peers by turns.</summary>
internal static class PeerMeasurement
{
    private const double BlockSeconds = 0.010;
    private const int FewestPairs = 7;
    private const int MostPairs = 400;

    // Worker threads of a peer spin for some milliseconds before they sleep.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(10);

    /// <summary>Opens a case with every peer that has it, checks that their output is NetGen's, and measures.</summary>
    /// <param name="peerCase">The case.</param>
    /// <param name="threads">Threads of either side.</param>
    /// <param name="peers">The peers.</param>
    /// <param name="directory">Where the files of the case go.</param>
    /// <param name="seconds">About how long the measurement takes.</param>
    /// <param name="say">Takes a line about a peer that can't be measured.</param>
    /// <returns>A result for each peer, the best peer with the target first.</returns>
    public static IReadOnlyList<PeerResult> Run(
        PeerCase peerCase, int threads, PeerSet peers, string directory, double seconds, Action<string> say)
    {
        PreparedCase prepared = peerCase.Prepare(directory, threads);
        using LocalSide netGen = prepared.NetGen;
        var opened = new List<(Driver Driver, string Variant)>();
        foreach (Driver driver in peers.Drivers.Where(driver => Suits(peerCase, threads, driver)))
        {
            try
            {
                string variant = driver.Open(directory);
                if (prepared.Check(directory) is { } difference)
                    throw new PeerException(difference);
                opened.Add((driver, variant));
            }
            catch (PeerException e)
            {
                say($"{peerCase.Name} {threads}T {driver.Name} left out: {e.Message}");
            }
        }

        if (opened.Count == 0)
            return [];
        PairedTimes[] times = Measure(netGen, [.. opened.Select(peer => new DriverSide(peer.Driver))], threads, seconds);
        return Judge([.. opened.Zip(times, (peer, time) => PeerResult.From(peerCase.Name, threads, peer.Driver.Name, peer.Variant, time))]);
    }

    /// <summary>Blocks of NetGen and of a peer in turns, peer after peer.</summary>
    /// <returns>For each peer its times and NetGen's beside them.</returns>
    public static PairedTimes[] Measure(ISide netGen, ISide[] peers, int threads, double seconds)
    {
        int ownRepetitions = Pairing.Calibrate(netGen, BlockSeconds);
        int[] repetitions = [.. peers.Select(peer => Pairing.Repetitions(peer, BlockSeconds))];
        var own = peers.Select(_ => new List<double>()).ToArray();
        var others = peers.Select(_ => new List<double>()).ToArray();
        long start = Stopwatch.GetTimestamp();
        for (int pair = 0; pair < MostPairs && (pair < FewestPairs || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds); pair++)
        {
            for (int peer = 0; peer < peers.Length; peer++)
            {
                own[peer].Add(AfterWarmUp(netGen, ownRepetitions));
                others[peer].Add(AfterWarmUp(peers[peer], repetitions[peer]));
                if (threads > 1)
                    Thread.Sleep(Settling);
            }
        }

        return [.. others.Zip(own, (other, mine) => new PairedTimes([.. other], [.. mine]))];
    }

    // The side before has left its own data in the caches.
    private static double AfterWarmUp(ISide side, int repetitions)
    {
        if (repetitions > 1)
            side.Measure(Math.Max(repetitions / 8, 1));
        return side.Measure(repetitions);
    }

    private static bool Suits(PeerCase peerCase, int threads, Driver driver) => driver.Name switch
    {
        PeerSet.Floor => Targets.Floor(peerCase.Name, threads) is not null,
        _ => !peerCase.Training || !driver.Name.StartsWith("onnxruntime", StringComparison.Ordinal),
    };

    /// <summary>Gives the best peer its target, and the floor its own.</summary>
    public static IReadOnlyList<PeerResult> Judge(IReadOnlyList<PeerResult> results)
    {
        PeerResult? best = results.Where(result => result.Peer != PeerSet.Floor).MinBy(result => result.PeerSeconds);
        return
        [
            .. results
                .Select(result => result with
                {
                    Target = result.Peer == PeerSet.Floor ? Targets.Floor(result.Case, result.Threads)
                        : result == best ? Targets.BestPeer(result.Case, result.Threads)
                        : null,
                })
                .OrderByDescending(result => result.Target is not null && result.Peer != PeerSet.Floor),
        ];
    }
}
