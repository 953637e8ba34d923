using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>NetGen beside one peer in one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Threads">Threads of either side.</param>
/// <param name="Peer">The peer.</param>
/// <param name="Variant">The variant of it that was the fastest.</param>
/// <param name="NetGenSeconds">The median of NetGen's times.</param>
/// <param name="PeerSeconds">The median of the peer's.</param>
/// <param name="Ratio">The median over the pairs of the peer's time over NetGen's.</param>
/// <param name="Lower">The lower end of its 95 % interval.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="NetGenSpread">Half of NetGen's times lie within this share of the median.</param>
/// <param name="PeerSpread">The same of the peer's.</param>
/// <param name="Pairs">How many pairs.</param>
/// <param name="Target">What the ratio has to reach; null where this peer sets no target.</param>
internal sealed record PeerResult(
    string Case, int Threads, string Peer, string Variant, double NetGenSeconds, double PeerSeconds, double Ratio, double Lower, double Upper,
    double NetGenSpread, double PeerSpread, int Pairs, double? Target)
{
    /// <summary>Above the target, below it beyond doubt, or too near to tell.</summary>
    public string Verdict => Target is not { } target ? "" : Ratio >= target ? "ok" : Upper < target ? "below" : "near";

    public static PeerResult From(string name, int threads, string peer, string variant, PairedTimes times)
    {
        Interval interval = Statistics.MedianInterval(times.Ratios);
        return new PeerResult(
            name, threads, peer, variant, Statistics.Median(times.Second), Statistics.Median(times.First), Statistics.Median(times.Ratios),
            interval.Lower, interval.Upper, Statistics.Spread(times.Second), Statistics.Spread(times.First), times.Ratios.Length, null);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Case} {Threads}T netgen {Time(NetGenSeconds)}, {Peer} {Time(PeerSeconds)}, ratio {Ratio:0.##}, {Goal} " +
        $"(95 % {Lower:0.##} to {Upper:0.##} of {Pairs} pairs, spread {NetGenSpread:P1} and {PeerSpread:P1}, {Variant})");

    public string[] Cells() =>
    [
        Case, Text($"{Threads}"), Time(NetGenSeconds), Peer, Variant, Time(PeerSeconds), Text($"{Ratio:0.##}"), Text($"{Lower:0.##} to {Upper:0.##}"),
        Target is { } target ? Text($"{target}") : "", Verdict,
    ];

    private string Goal => Target is { } target ? Text($"target {target}, {Verdict}") : "no target";

    private static string Time(double seconds) => seconds < 10e-6 ? Text($"{seconds * 1e6:F3} us") : Text($"{seconds * 1e6:F1} us");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
