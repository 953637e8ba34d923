using System.Text.Json;

namespace NetGen.Benchmarks;

/// <summary>The ratios that the cases have to reach, from the file beside the program.</summary>
internal static class Targets
{
    private static readonly JsonElement Root =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Peers", "targets.json"))).RootElement;

    /// <summary>The target against the best peer; null where there is none.</summary>
    public static double? BestPeer(string caseName, int threads) => Find(caseName, $"{threads}T");

    /// <summary>The target against the hand-written floor; null where there is none. It is one thread's.</summary>
    public static double? Floor(string caseName, int threads) => threads == 1 ? Find(caseName, "floor") : null;

    private static double? Find(string caseName, string key) =>
        Root.TryGetProperty(caseName, out JsonElement targets) && targets.TryGetProperty(key, out JsonElement value) ? value.GetDouble() : null;
}
