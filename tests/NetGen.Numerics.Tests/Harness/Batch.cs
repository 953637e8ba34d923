using NetGen.Compiler.Graphs;
using NetGen.Numerics.Tests.Reference;

namespace NetGen.Numerics.Tests.Harness;

/// <summary>A training batch as a user passes it. Where there are labels, the targets say the same densely.</summary>
internal sealed record Batch(int Rows, float[] Inputs, float[] Targets, int[]? Labels)
{
    public double[,] InputMatrix => Matrix.Of(Inputs, Rows);

    public double[,] TargetMatrix => Matrix.Of(Targets, Rows);

    /// <summary>The rows that a batch has at least: two where their variance is taken.</summary>
    public static int MinimumRows(NetworkGraph graph) => Unrolled.Of(graph).Nodes.OfType<NormalizationNode>().Any(norm => norm.OverBatch) ? 2 : 1;

    /// <summary>
    /// As many rows as a comparison takes: of two values that are normalised together each is 1 or -1, whatever they are, and their gradient
    /// is a matter of rounding.
    /// </summary>
    public static int TellingRows(NetworkGraph graph) => MinimumRows(graph) == 1 ? 1 : 4;

    /// <summary>A random batch that suits the network's loss.</summary>
    public static Batch Draw(NetworkGraph graph, Random random, int rows, bool preferLabels)
    {
        int columns = (int)graph.OutputNode.Shape.Size;
        float[] inputs = Normal(random, rows * (int)graph.Input.Shape.Size);
        if (preferLabels && HasLabels(graph))
        {
            int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(Math.Max(2, columns)))];
            return new Batch(rows, inputs, OneHot(labels, columns), labels);
        }

        return new Batch(rows, inputs, TargetsOf(graph, random, rows, columns), null);
    }

    private static float[] TargetsOf(NetworkGraph graph, Random random, int rows, int columns)
    {
        if (graph.Loss is { } loss)
            return TargetsOf(loss.Function, random, rows, columns);
        float[][] heads = [.. graph.Heads.Select(head => TargetsOf(head.Head!.Loss.Function, random, rows, (int)head.Output.Shape.Size))];
        return [.. Enumerable.Range(0, rows).SelectMany(row => heads.SelectMany(head => head.AsSpan(head.Length / rows * row, head.Length / rows).ToArray()))];
    }

    private static float[] TargetsOf(LossKind loss, Random random, int rows, int columns) => loss switch
    {
        LossKind.SoftmaxCrossEntropy => Probabilities(random, rows, columns),
        LossKind.BinaryCrossEntropy => [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle())],
        _ => Normal(random, rows * columns),
    };

    /// <summary>Whether the loss knows classes for this output.</summary>
    public static bool HasLabels(NetworkGraph graph) => graph.Loss?.Function switch
    {
        LossKind.SoftmaxCrossEntropy => true,
        LossKind.BinaryCrossEntropy => graph.OutputNode.Shape.Size == 1,
        _ => false,
    };

    public static float[] OneHot(int[] labels, int columns)
    {
        float[] targets = new float[labels.Length * columns];
        for (int row = 0; row < labels.Length; row++)
        {
            if (columns == 1)
                targets[row] = labels[row];
            else
                targets[row * columns + labels[row]] = 1;
        }

        return targets;
    }

    /// <summary>Standard normal numbers (Box and Muller 1958).</summary>
    public static float[] Normal(Random random, int count)
    {
        return [.. Enumerable.Range(0, count).Select(_ => Next())];

        float Next() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    private static float[] Probabilities(Random random, int rows, int columns)
    {
        float[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle())];
        for (int row = 0; row < rows; row++)
        {
            Span<float> target = values.AsSpan(row * columns, columns);
            float sum = 0;
            foreach (float value in target)
                sum += value;
            foreach (ref float value in target)
                value /= sum;
        }

        return values;
    }
}
