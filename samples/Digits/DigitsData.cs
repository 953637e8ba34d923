using System.Globalization;
using System.IO.Compression;
using NetGen.Training;

namespace Samples;

/// <summary>1,797 handwritten digits, embedded in this program; data/README.md says where they come from.</summary>
internal static class DigitsData
{
    public const int Width = 8;
    private const float Ink = 16;

    public static DataSet Load()
    {
        using Stream resource = typeof(DigitsData).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));

        var pixels = new List<float>();
        var labels = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            int[] values = [.. line.Split(',').Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
            pixels.AddRange(values[..^1].Select(value => value / Ink));
            labels.Add(values[^1]);
        }

        return new DataSet(pixels.ToArray(), Width * Width, labels.ToArray());
    }
}
