using NetGen.Training;

namespace NetGen.Runtime.Tests;

/// <summary>Small data sets.</summary>
internal static class Samples
{
    /// <summary>Rows whose only input is their number, with the labels given.</summary>
    public static DataSet Numbered(params int[] labels) =>
        new([.. Enumerable.Range(0, labels.Length).Select(row => (float)row)], 1, labels);

    /// <summary>Three clouds of points round (0, 2), (2, -1) and (-2, -1), labelled 0, 1, 2 in turn.</summary>
    public static DataSet Clouds(int count, int seed, float spread = 0.8f)
    {
        float[] centres = [0, 2, 2, -1, -2, -1];
        var random = new Random(seed);
        float[] inputs = new float[2 * count];
        int[] labels = new int[count];
        for (int row = 0; row < count; row++)
        {
            labels[row] = row % 3;
            inputs[2 * row] = centres[2 * labels[row]] + spread * (random.NextSingle() - 0.5f) * 2;
            inputs[2 * row + 1] = centres[2 * labels[row] + 1] + spread * (random.NextSingle() - 0.5f) * 2;
        }
        return new DataSet(inputs, 2, labels);
    }

    /// <summary>The first input of each sample, in order.</summary>
    public static float[] FirstInputs(DataSet data) => [.. Enumerable.Range(0, data.Count).Select(index => data.Input(index)[0])];

    /// <summary>The rows of one pass in batches, as they came: the first input and the label of each.</summary>
    public static List<(float Input, int Label)[]> Pass(IBatchSource source, int batchSize, EpochOrder? order = null)
    {
        List<(float Input, int Label)[]> batches = [];
        foreach (Batch batch in source.Batches(batchSize, order))
        {
            var rows = new (float, int)[batch.Rows];
            for (int row = 0; row < rows.Length; row++)
                rows[row] = (batch.Inputs[row * source.InputSize], batch.Labels[row]);
            batches.Add(rows);
        }
        return batches;
    }

    /// <summary>Labelled rows of one input, which is their number, in pieces of these sizes; the label is the number modulo 3.</summary>
    public static StreamedData Streamed(params int[] pieces) => StreamedData.WithLabels(1, 3, (_, _) => Pieces(pieces));

    private static IEnumerable<BatchMemory> Pieces(int[] sizes)
    {
        int first = 0;
        foreach (int size in sizes)
        {
            int[] numbers = [.. Enumerable.Range(first, size)];
            yield return new BatchMemory(numbers.Select(number => (float)number).ToArray(), numbers.Select(number => number % 3).ToArray());
            first += size;
        }
    }
}
