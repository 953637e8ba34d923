using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>Figures over the epochs as lines, in SVG. Colours come from the page's style: <c>s1</c>, <c>s2</c>.</summary>
internal static class LineChart
{
    private const double Width = 420;
    private const double Height = 250;
    private const double Left = 52;
    private const double Right = 12;
    private const double Top = 10;
    private const double Bottom = 34;

    /// <summary>Longer runs have no dots: they would cover their line.</summary>
    private const int MostDots = 40;

    /// <param name="label">What is shown, for those who do not see it.</param>
    /// <param name="series">The name, and a value for each epoch; a gap where it is not finite.</param>
    public static string Draw(string label, params (string Name, double[] Values)[] series)
    {
        Axis y = Axis.Over(series.SelectMany(one => one.Values));
        Axis x = Axis.Epochs(series.Max(one => one.Values.Length));
        var svg = new MarkupBuilder();
        svg.Add($"<svg class=\"chart\" viewBox=\"0 0 {Length(Width)} {Length(Height)}\" role=\"img\" aria-label=\"{Text(label)}\">");
        foreach (double tick in y.Ticks)
        {
            string at = Length(Y(y, tick));
            svg.Add($"<line class=\"grid\" x1=\"{Length(Left)}\" x2=\"{Length(Width - Right)}\" y1=\"{at}\" y2=\"{at}\"/>")
                .Add($"<text class=\"tick\" x=\"{Length(Left - 6)}\" y=\"{at}\" dy=\"0.35em\" text-anchor=\"end\">{Figure(tick)}</text>");
        }
        foreach (double tick in x.Ticks)
            svg.Add($"<text class=\"tick\" x=\"{Length(X(x, tick))}\" y=\"{Length(Height - Bottom + 16)}\" text-anchor=\"middle\">{Whole(tick)}</text>");
        svg.Add($"<text class=\"tick\" x=\"{Length((Left + Width - Right) / 2)}\" y=\"{Length(Height - 4)}\" text-anchor=\"middle\">epoch</text>");
        for (int index = 0; index < series.Length; index++)
            AppendSeries(svg, x, y, $"s{index + 1}", series[index].Name, series[index].Values);
        return svg.Add("</svg>").Add(Legend([.. series.Select(one => one.Name)])).ToString();
    }

    /// <summary>Which colour is which, below a chart.</summary>
    public static string Legend(params string[] names) =>
        "<p class=\"legend\">" + string.Concat(names.Select((name, index) => $"<span><i class=\"s{index + 1}\"></i>{Text(name)}</span>")) + "</p>";

    private static void AppendSeries(MarkupBuilder svg, Axis x, Axis y, string style, string name, double[] values)
    {
        var path = new MarkupBuilder();
        bool isDown = false;
        for (int index = 0; index < values.Length; index++)
        {
            bool isPoint = double.IsFinite(values[index]);
            if (isPoint)
                path.Add($"{(isDown ? 'L' : 'M')}{Length(X(x, index + 1))} {Length(Y(y, values[index]))}");
            isDown = isPoint;
        }
        svg.Add($"<path class=\"line {style}\" d=\"{path}\"/>");
        for (int index = 0; index < values.Length && values.Length <= MostDots; index++)
        {
            if (!double.IsFinite(values[index]))
                continue;
            svg.Add($"<circle class=\"dot {style}\" cx=\"{Length(X(x, index + 1))}\" cy=\"{Length(Y(y, values[index]))}\" r=\"3\">")
                .Add($"<title>{Text(name)}, epoch {Whole(index + 1)}: {Fixed(values[index])}</title></circle>");
        }
    }

    private static double X(Axis axis, double epoch) => Left + axis.Share(epoch) * (Width - Left - Right);

    private static double Y(Axis axis, double value) => Height - Bottom - axis.Share(value) * (Height - Top - Bottom);
}
