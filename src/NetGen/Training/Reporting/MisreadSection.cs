using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>Where the network was wrong and most certain of it.</summary>
internal static class MisreadSection
{
    public static string Of(ReportFacts facts)
    {
        if (facts.Misread.Count == 0)
            return "";
        (float low, float high) = (facts.Misread.Min(sample => sample.Inputs.Min()), facts.Misread.Max(sample => sample.Inputs.Max()));
        return "<section><h2>Misread with the greatest certainty</h2><p class=\"soft\">Actual class → the class taken for it, and its probability.</p><div class=\"samples\">"
            + string.Concat(facts.Misread.Select(sample => Figure(facts, sample, low, high))) + "</div></section>";
    }

    private static string Figure(ReportFacts facts, MisreadSample sample, float low, float high)
    {
        string caption = $"<b>{Text(facts.ClassName(sample.Actual))} → {Text(facts.ClassName(sample.Taken))}</b> {Fixed(100 * sample.Certainty, 1)} %<br/>sample {Whole(sample.Index)}";
        string picture = "";
        if (facts.Options.ImageWidth is int width and > 0)
        {
            float[] pixels = [.. sample.Inputs.Select(value => high > low ? (value - low) / (high - low) : 0)];
            string data = Convert.ToBase64String(GreyPng.Encode(pixels, width, pixels.Length / width));
            picture = $"<img alt=\"sample {Whole(sample.Index)}\" src=\"data:image/png;base64,{data}\"/>";
        }
        return $"<figure>{picture}<figcaption>{caption}</figcaption></figure>";
    }
}
