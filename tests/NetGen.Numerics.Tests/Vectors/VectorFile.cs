using System.Text.Json;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary>Reads what the scripts beside it wrote.</summary>
internal static class VectorFile
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public static T[] Read<T>(string name)
    {
        using Stream file = typeof(VectorFile).Assembly.GetManifestResourceStream($"Vectors.{name}.json")
            ?? throw new FileNotFoundException($"There is no vector file {name}.json.");
        return JsonSerializer.Deserialize<T[]>(file, s_options)!;
    }
}
