using System.Text.Json;

namespace NetGen.Runtime.Tests.Data.Augmenting;

/// <summary><c>augmentation.json</c>: what scipy and colorsys make of pictures and colours.</summary>
internal sealed record AugmentationVectors(
    float[][] Image, AugmentationVectors.Warp[] Warps, AugmentationVectors.Blurred[] Blurs, float[][] Sharpened, float[][] Colors, float[][] Hsl)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <param name="Matrix">(x, y) to where a pixel goes, from the centre.</param>
    /// <param name="Offset">Added to that.</param>
    /// <param name="Image">What comes out.</param>
    public sealed record Warp(double[][] Matrix, double[] Offset, float[][] Image);

    public sealed record Blurred(double Deviation, float[][] Image);

    public static AugmentationVectors Read() => JsonSerializer.Deserialize<AugmentationVectors>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "Augmenting", "Vectors", "augmentation.json")), s_options)!;
}
