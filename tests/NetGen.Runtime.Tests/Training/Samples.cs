using NetGen.Training;

namespace NetGen.Runtime.Tests.Training;

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
}
