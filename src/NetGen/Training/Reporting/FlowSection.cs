using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>How strong the gradient is at each layer, as predicted, before training and after it.</summary>
internal static class FlowSection
{
    /// <summary>Bars are on a logarithmic scale that ends here: less is nothing.</summary>
    private const double LeastDecades = 6;

    public static string Of(ReportFacts facts)
    {
        IReadOnlyDictionary<string, double> before = facts.Before.GradientFlow;
        IReadOnlyDictionary<string, double> after = facts.After.GradientFlow;
        IReadOnlyDictionary<string, double> predicted = facts.Options.PredictedGradients;
        if (before.Count < 2)
            return predicted.Count < 2 ? "" : PredictedAlone(predicted);
        bool hasPrediction = before.Keys.Any(predicted.ContainsKey);
        double largest = before.Values.Concat(after.Values).Concat(predicted.Values).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var html = new MarkupBuilder("<section><h2>Gradient flow</h2><p class=\"soft\">The norm of the gradient at a layer's outputs over that at the last layer's, ")
            .Add("a root mean square over samples taken one by one; bars on a logarithmic scale. Even is good; what falls from the last layer to the first vanishes.</p>")
            .Add("<div class=\"scroll\"><table class=\"bars\"><tr><th>layer</th>")
            .Add(hasPrediction ? "<th>predicted</th>" : "").Add("<th>before</th><th>after</th><th></th></tr>");
        foreach (string layer in before.Keys)
        {
            double? expected = predicted.TryGetValue(layer, out double value) ? value : null;
            html.Add($"<tr><td>{Text(layer)}</td>{(hasPrediction ? $"<td>{Figure(expected)}</td>" : "")}<td>{Figure(before[layer])}</td><td>{Figure(after[layer])}</td>")
                .Add("<td><div class=\"stack\">")
                .Add(expected is double figure ? Bar("s3", figure, largest) : "").Add(Bar("s2", before[layer], largest)).Add(Bar("s1", after[layer], largest))
                .Add("</div></td></tr>");
        }
        html.Add("</table></div><p class=\"legend\"><span><i class=\"s1\"></i>after training</span><span><i class=\"s2\"></i>before training</span>");
        return html.Add(hasPrediction ? "<span><i class=\"s3\"></i>predicted by the signal model, before training</span>" : "").Add("</p></section>").ToString();
    }

    /// <summary>Where a batch of one row has no gradient, as with BatchNorm, nothing can be measured beside the prediction.</summary>
    private static string PredictedAlone(IReadOnlyDictionary<string, double> predicted)
    {
        double largest = predicted.Values.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var html = new MarkupBuilder("<section><h2>Gradient flow</h2><p class=\"soft\">The norm of the gradient at a layer's outputs over that at the last layer's, ")
            .Add("as the signal model predicts it before training. It is measured over samples taken one by one, which this network cannot be: BatchNorm takes the ")
            .Add("statistics of several rows, or no layers have biases. Bars on a logarithmic scale.</p>")
            .Add("<div class=\"scroll\"><table class=\"bars\"><tr><th>layer</th><th>predicted</th><th></th></tr>");
        foreach ((string layer, double value) in predicted)
            html.Add($"<tr><td>{Text(layer)}</td><td>{Figure(value)}</td><td><div class=\"stack\">{Bar("s3", value, largest)}</div></td></tr>");
        return html.Add("</table></div></section>").ToString();
    }

    private static string Bar(string style, double value, double largest)
    {
        double share = value > 0 && double.IsFinite(value) ? Math.Max(0, 1 + Math.Log10(value / largest) / LeastDecades) : 0;
        return $"<i class=\"{style}\" style=\"width: {Length(100 * share)}%\"></i>";
    }
}
