using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>Small histograms side by side, before training and after it.</summary>
internal static class HistogramGrid
{
    /// <summary>Those of a deep network are not all drawn.</summary>
    private const int Most = 60;

    /// <param name="what">What is shown, for those who do not see it: <c>Histogram of</c>.</param>
    /// <param name="histograms">A name, and the histograms before and after.</param>
    public static string Draw(string what, IReadOnlyCollection<(string Name, Histogram Before, Histogram After)> histograms)
    {
        var html = new MarkupBuilder(LineChart.Legend("after training", "before training")).Add("<div class=\"layers\">");
        foreach ((string name, Histogram before, Histogram after) in histograms.Take(Most))
            html.Add($"<div><h3>{Text(name).Replace(".", ".<wbr/>", StringComparison.Ordinal)}</h3>").Add(HistogramChart.Draw($"{what} {name}", before, after)).Add("</div>");
        html.Add("</div>");
        if (histograms.Count > Most)
            html.Add($"<p class=\"soft\">The first {Whole(Most)} of {Whole(histograms.Count)}.</p>");
        return html.ToString();
    }
}
