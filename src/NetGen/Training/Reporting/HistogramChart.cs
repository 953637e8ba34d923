using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>How the values of a tensor are distributed, before training as an outline and after it as an area, in SVG.</summary>
internal static class HistogramChart
{
    private const double Width = 220;
    private const double Height = 70;
    private const double Baseline = 54;

    public static string Draw(string label, Histogram before, Histogram after)
    {
        double low = Math.Min(before.Min, after.Min);
        double high = Math.Max(before.Max, after.Max);
        double top = Math.Max(Densest(before, low, high), Densest(after, low, high));
        return $"<svg class=\"histogram\" viewBox=\"0 0 {Length(Width)} {Length(Height)}\" role=\"img\" aria-label=\"{Text(label)}\">"
            + $"<path class=\"area s1\" d=\"{Outline(after, low, high, top)}Z\"/><path class=\"line s2\" d=\"{Outline(before, low, high, top)}\"/>"
            + $"<line class=\"axis\" x1=\"0\" x2=\"{Length(Width)}\" y1=\"{Length(Baseline)}\" y2=\"{Length(Baseline)}\"/>"
            + $"<text class=\"tick\" x=\"0\" y=\"{Length(Height - 2)}\">{Figure(low)}</text>"
            + $"<text class=\"tick\" x=\"{Length(Width)}\" y=\"{Length(Height - 2)}\" text-anchor=\"end\">{Figure(high)}</text></svg>";
    }

    /// <summary>Steps from bucket to bucket, their area in proportion to the counts.</summary>
    private static string Outline(Histogram histogram, double low, double high, double top)
    {
        if (histogram.Number == 0 || top == 0 || high <= low)
            return $"M0 {Length(Baseline)}H{Length(Width)}";
        if (histogram.Max <= histogram.Min)
        {
            string at = Length((histogram.Min - low) / (high - low) * Width);
            return $"M{at} {Length(Baseline)}V0V{Length(Baseline)}";
        }
        double width = (histogram.Max - histogram.Min) / histogram.Counts.Length;
        var path = new MarkupBuilder($"M{Length((histogram.Min - low) / (high - low) * Width)} {Length(Baseline)}");
        for (int bucket = 0; bucket < histogram.Counts.Length; bucket++)
        {
            double density = histogram.Counts[bucket] / histogram.Number / width;
            path.Add($"V{Length(Baseline - density / top * (Baseline - 3))}H{Length((histogram.UpperLimits[bucket] - low) / (high - low) * Width)}");
        }
        return path.Add($"V{Length(Baseline)}").ToString();
    }

    /// <summary>The largest share of the values for each unit of the axis; 0 of values that are all the same, whose line ends at the top.</summary>
    private static double Densest(Histogram histogram, double low, double high) => high > low && histogram.Max > histogram.Min && histogram.Number > 0
        ? histogram.Counts.Max() / histogram.Number / ((histogram.Max - histogram.Min) / histogram.Counts.Length)
        : 0;
}
