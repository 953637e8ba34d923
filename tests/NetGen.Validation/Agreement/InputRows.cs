using System.Numerics.Tensors;
using NetGen.Compiler.Graphs;
using NetGen.Training;

namespace NetGen.Validation.Agreement;

/// <summary>
/// Rows to run a network on: standard normal ones, or those of the training set that its first layers are fitted to. The features of that are
/// independent and evenly spread, each around a middle of its own and with a variance around 1; before a projection they are mixed of as many
/// independent normal numbers as there are components.
/// </summary>
internal sealed class InputRows
{
    /// <summary>Of a projection the eigenvalues are those of a sample: rows beyond the features keep its components from vanishing.</summary>
    private const int RowsForEachFeature = 2;
    private const int LeastRows = 400;

    /// <summary>The part of a mixed feature's deviation that is its own.</summary>
    private const double Own = 0.01;

    private readonly int _features;
    private readonly DataSet? _set;

    private InputRows(int features, DataSet? set) => (_features, _set) = (features, set);

    public static InputRows Of(NetworkGraph graph, int outputs)
    {
        int features = (int)graph.Input.Shape.Size;
        if (!graph.Nodes.OfType<FittedNode>().Any())
            return new InputRows(features, null);

        Random random = new(1);
        int count = Math.Max(LeastRows, RowsForEachFeature * features);
        float[] middles = Normals.Draw(random, features);
        Action<Span<float>> fill = graph.Nodes.OfType<ProjectionNode>().FirstOrDefault() is { } projection
            ? Mixed(features, projection.Components, random)
            : Even(features, random);
        float[] rows = new float[count * features];
        for (int row = 0; row < count; row++)
        {
            Span<float> values = rows.AsSpan(row * features, features);
            fill(values);
            TensorPrimitives.Add(values, middles, values);
        }

        return new InputRows(features, new DataSet(rows, features, new float[count * outputs], outputs));
    }

    /// <summary>Fits the network's first layers, where they are to be fitted.</summary>
    public void Fit(ITrainableNetwork network)
    {
        if (_set is not null)
            network.FitInputs(_set);
    }

    public float[] Draw(Random random) => _set is null ? Normals.Draw(random, _features) : _set.Input(random.Next(_set.Count)).ToArray();

    private static Action<Span<float>> Even(int features, Random random)
    {
        double[] deviations = [.. Enumerable.Range(0, features).Select(_ => Math.Sqrt(0.5 + random.NextDouble()))];
        return values =>
        {
            for (int feature = 0; feature < features; feature++)
                values[feature] = (float)(deviations[feature] * Math.Sqrt(12) * (random.NextDouble() - 0.5));
        };
    }

    private static Action<Span<float>> Mixed(int features, int factors, Random random)
    {
        float[][] mixture = [.. Enumerable.Range(0, features).Select(_ => Normals.Draw(random, factors, 1 / Math.Sqrt(factors)))];
        return values =>
        {
            float[] drawn = Normals.Draw(random, factors);
            float[] own = Normals.Draw(random, features, Own);
            for (int feature = 0; feature < features; feature++)
                values[feature] = TensorPrimitives.Dot<float>(mixture[feature], drawn) + own[feature];
        };
    }
}
