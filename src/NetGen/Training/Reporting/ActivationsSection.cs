using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>What each layer gives: how it is distributed, which units are dead, how much is saturated.</summary>
internal static class ActivationsSection
{
    public static string Of(ReportFacts facts)
    {
        IReadOnlyList<LayerFigures> before = facts.Before.Layers, after = facts.After.Layers;
        var html = new MarkupBuilder("<section><h2>Activations</h2><p class=\"soft\">The outputs of each layer on up to 256 samples")
            .Add(facts.History.Epochs.Any(epoch => epoch.ValidationLoss is not null) ? " of the validation data" : " of the training data")
            .Add(", computed as in training; what dropout takes is left out. Dead: units that give 0 for all of them. Saturated: outputs at which the slope of ")
            .Add("sigmoid or tanh is less than a twentieth of the steepest.</p><div class=\"scroll\"><table><tr><th>layer</th><th>activation</th><th>units</th><th>mean</th>")
            .Add("<th>deviation</th><th>before</th><th>dead</th><th>before</th><th>saturated</th><th>before</th></tr>");
        for (int layer = 0; layer < after.Count; layer++)
            AddRow(html, before[layer], after[layer]);
        html.Add("</table></div>");
        html.Add(HistogramGrid.Draw("Histogram of the outputs of", [.. after.Select((figures, layer) => (figures.Layer, before[layer].Outputs, figures.Outputs))]));
        return html.Add("</section>").ToString();
    }

    private static void AddRow(MarkupBuilder html, LayerFigures before, LayerFigures after) => html
        .Add($"<tr><td>{Text(after.Layer)}</td><td>{after.Activation?.ToString() ?? "–"}</td><td>{Whole(after.Units)}</td>")
        .Add($"<td>{Figure(after.Outputs.Mean)}</td><td>{Figure(after.Outputs.Deviation)}</td><td>{Figure(before.Outputs.Deviation)}</td>")
        .Add($"<td>{Count(after.Dead)}</td><td>{Count(before.Dead)}</td><td>{Share(after.Saturated)}</td><td>{Share(before.Saturated)}</td></tr>");

    private static string Count(int? units) => units is int count ? Whole(count) : "";

    private static string Share(double? share) => share is double value ? $"{Fixed(100 * value, decimals: 1)} %" : "";
}
