using System.Text.Json;

namespace NetGen.Runtime.Tests.Files;

/// <summary>What <c>Vectors/write_vectors.py</c> wrote.</summary>
internal static class Vectors
{
    /// <summary>From torch.nn.Sequential's names to a network's.</summary>
    public static readonly Dictionary<string, string> SequentialNames = new()
    {
        ["0.weight"] = "dense1.weight",
        ["0.bias"] = "dense1.bias",
        ["2.weight"] = "dense2.weight",
        ["2.bias"] = "dense2.bias",
    };

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Files", "Vectors", name);

    public static float[] Numbers(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path("outputs.json")));
        return [.. document.RootElement.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];
    }
}
