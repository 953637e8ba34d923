using System.Text.Json;

namespace NetGen.Runtime.Tests.Training.Metrics;

/// <summary>A part of <c>metrics.json</c>: figures of scikit-learn.</summary>
internal sealed class MetricVectors
{
    private static readonly Lazy<JsonDocument> File = new(() => JsonDocument.Parse(
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Training", "Vectors", "metrics.json"))));

    private readonly JsonElement _part;

    public MetricVectors(string part) => _part = File.Value.RootElement.GetProperty(part);

    public double this[string name] => _part.GetProperty(name).GetDouble();

    public float[] Floats(string name) => [.. Doubles(name).Select(value => (float)value)];

    public int[] Ints(string name) => [.. Doubles(name).Select(value => (int)value)];

    public double[] Doubles(string name) => Doubles(_part.GetProperty(name));

    /// <summary>Precision, recall, F1 and support of each class.</summary>
    public double[][] Each => [.. _part.GetProperty("each").EnumerateArray().Select(Doubles)];

    /// <summary>Precision, recall and F1.</summary>
    public double[] Average(string name) => Doubles(_part.GetProperty("averages").GetProperty(name));

    private static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}
