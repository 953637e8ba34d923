using NetGen;
using NetGen.Training;

namespace Samples;

/// <summary>A picture of what augmentation makes of a digit of each kind: a row each, the digit as it is and then as the epochs see it.</summary>
internal static class DigitSheet
{
    private const int Side = 28, Gap = 2, Epochs = 15, Seed = 1;

    /// <param name="path">Where the PNG file goes.</param>
    /// <param name="data">Where the digits come from.</param>
    /// <param name="network">Whose augmentation is shown.</param>
    public static void Write(string path, DataSet data, ITrainableNetwork network)
    {
        int[] labels = [.. Enumerable.Range(0, 10)];
        int[] samples = [.. labels.Select(label => Enumerable.Range(0, data.Count).First(i => data.Label(i) == label))];
        var digits = new DataSet([.. samples.SelectMany(i => data.Input(i).ToArray())], data.InputSize, labels);
        int width = (Epochs + 1) * (Side + Gap) - Gap, height = 10 * (Side + Gap) - Gap;
        float[] sheet = new float[width * height];
        Array.Fill(sheet, 0.25f);
        for (int digit = 0; digit < 10; digit++)
            Put(sheet, width, digits.Input(digit), digit, column: 0);
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            foreach (Batch batch in digits.Augment(network).Batches(1, new EpochOrder(Seed, epoch)))
                Put(sheet, width, batch.Inputs, batch.Labels[0], epoch);
        }

        File.WriteAllBytes(path, GreyPng.Encode(sheet, width, height));
    }

    private static void Put(float[] sheet, int width, ReadOnlySpan<float> image, int row, int column)
    {
        for (int y = 0; y < Side; y++)
        {
            Span<float> target = sheet.AsSpan((row * (Side + Gap) + y) * width + column * (Side + Gap), Side);
            image.Slice(y * Side, Side).CopyTo(target);
        }
    }
}
