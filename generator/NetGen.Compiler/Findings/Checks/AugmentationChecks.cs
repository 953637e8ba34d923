using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Findings.Checks.Ranges;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the inputs are what a random change is made of, and the loss can take what it makes of targets.</summary>
internal static class AugmentationChecks
{
    private const int Channels = 3;

    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes)
    {
        foreach (AugmentationItem item in outline.Items.OfType<AugmentationItem>())
        {
            if (item.Method is AugmentationMethod.MixUp && outline.Ends.FirstOrDefault(end => end.Loss.Function == LossFunction.Hinge) is { } end)
            {
                yield return Finding.On(item, Rules.LossCannotMix, nameof(LossFunction.Hinge), "its targets are -1 or 1 and nothing between")
                    with { RelatedItem = end.Loss.Index };
            }

            if (shapes.Input is { } shape && Objection(item, shape) is { } objection)
            {
                yield return Finding.On(item, Rules.NoImageToAugment, item.Method.ToString(), objection, shape.ToString()) with
                {
                    RelatedItem = outline.Input?.Index ?? outline.Layers[0].Index,
                    Suggestion = outline.Inputs.Count < 2 && shape.Rank == 1 ? Picture(item, (int)shape.Size) : null,
                };
            }
        }
    }

    /// <summary>The ranges of an attribute's figures.</summary>
    public static IEnumerable<Finding> Ranges(AugmentationItem item) => item.Method switch
    {
        AugmentationMethod.Scale or AugmentationMethod.Stretch =>
        [
            .. Positive(item, ParameterNames.Low, item.First),
            .. Check(item, ParameterNames.High, item.Second, high => IsFinite(high) && high >= item.First, "a finite float, at least as large as the first"),
        ],
        AugmentationMethod.Shear => Check(item, ParameterNames.Degrees, item.First, degrees => degrees is > 0 and < 90, "above 0 and below 90"),
        AugmentationMethod.Rotate => Check(item, ParameterNames.Degrees, item.First, degrees => degrees is > 0 and <= 180, "above 0 and at most 180"),
        AugmentationMethod.Translate => [.. NotNegative(item, ParameterNames.X, item.First), .. NotNegative(item, ParameterNames.Y, item.Second)],
        AugmentationMethod.Elastic =>
        [
            .. Positive(item, ParameterNames.Deviation, item.First),
            .. Check(item, "Spacing", item.Second, spacing => spacing >= 2, "at least 2"),
        ],
        AugmentationMethod.Blur or AugmentationMethod.GaussianNoise => Positive(item, ParameterNames.Deviation, item.First),
        AugmentationMethod.Sharpen => Positive(item, ParameterNames.Amount, item.First),
        AugmentationMethod.ColorJitter =>
        [
            .. Check(item, "Hue", item.First, hue => hue is >= 0 and <= 180, "between 0 and 180"),
            .. Check(item, "Saturation", item.Second, saturation => saturation is >= 0 and <= 1, "between 0 and 1"),
            .. Check(item, "Lightness", item.Third, lightness => lightness is >= 0 and <= 1, "between 0 and 1"),
        ],
        AugmentationMethod.Cutout => AtLeastOne(item, ParameterNames.Side, (long)item.First),
        AugmentationMethod.MixUp => Positive(item, ParameterNames.Alpha, item.First),
        _ => [],
    };

    /// <summary>
    /// The shape of square pictures that have so many values, grey or of three channels: one number is at most one of them. Others are not
    /// guessed, since a wrong width would take for neighbours what are none.
    /// </summary>
    private static string? Picture(AugmentationItem item, int values)
    {
        foreach (int channels in item.Method is AugmentationMethod.ColorJitter ? [Channels] : (int[])[1, Channels])
        {
            int side = (int)Math.Round(Math.Sqrt(values / (double)channels));
            if (side > 1 && (long)channels * side * side == values)
                return channels == 1 ? FormattableString.Invariant($"{side}, {side}") : FormattableString.Invariant($"{channels}, {side}, {side}");
        }

        return null;
    }

    private static string? Objection(AugmentationItem item, TensorShape shape) => item.Method switch
    {
        AugmentationMethod.GaussianNoise or AugmentationMethod.MixUp => null,
        AugmentationMethod.ColorJitter => shape.Rank == 3 && shape.Dimensions[0] == Channels ? null : "pictures of three channels, [Input(3, height, width)]",
        _ => shape.Rank is 2 or 3 ? null : "pictures, [Input(height, width)] with a [Flatten] before the first Dense layer",
    };
}
