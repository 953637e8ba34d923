using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>What was trained, how it came out, and what there is to say about it.</summary>
internal static class SummarySection
{
    public static string Of(ReportFacts facts)
    {
        EpochResult last = facts.History.Epochs[^1];
        long parameters = TensorRows.Trained(facts.Network).Sum(tensor => (long)tensor.Rows * tensor.Columns);
        var html = new MarkupBuilder($"<header><h1>{Text(facts.Title)}</h1><p class=\"soft\">{Text(facts.Network.Name)}, {Whole(facts.Network.InputSize)} → ");
        html.Add($"{Whole(facts.Network.OutputSize)}, {facts.Network.Loss}, {Whole(parameters)} parameters, batches of {Whole(facts.BatchSize)}</p></header>");
        html.Add("<div class=\"tiles\">");
        if (facts.Test is EvaluationReport test)
        {
            string data = facts.Options.Test is null ? "validation" : "test";
            if (test.Evaluation.Accuracy is double accuracy)
                Tile(html, Fixed(accuracy), $"{data} accuracy");
            Tile(html, Fixed(test.Evaluation.Loss), $"{data} loss");
            if (test.Regression is RegressionReport regression)
                Tile(html, Fixed(regression.R2), $"{data} R²");
        }
        Tile(html, Fixed(last.Loss), "training loss, last epoch");
        if (facts.BestEpoch is EpochResult best)
            Tile(html, $"{Whole(best.Epoch)} of {Whole(last.Epoch)}", "best epoch");
        Tile(html, Duration(facts.Elapsed), "in all");
        Tile(html, Whole(facts.History.Epochs.Average(epoch => epoch.SamplesPerSecond)), "samples a second");
        html.Add("</div>");
        foreach (string notice in facts.History.Notices)
            html.Add($"<p class=\"note\">{Text(notice)}</p>");
        if (facts.History.StopReason is string reason)
            html.Add($"<p class=\"note\">Stopped: {Text(reason)}</p>");
        if (facts.Options.Settings.Count > 0)
            html.Add($"<section><h2>Settings</h2><div class=\"scroll\"><table>{Settings(facts.Options.Settings)}</table></div></section>");
        return html.ToString();
    }

    private static void Tile(MarkupBuilder html, string figure, string name) => html.Add($"<div><b>{figure}</b><span>{name}</span></div>");

    private static string Settings(IReadOnlyDictionary<string, object> settings) => string.Concat(settings.Select(setting =>
        $"<tr><td>{Text(setting.Key)}</td><td>{Text(Convert.ToString(setting.Value, System.Globalization.CultureInfo.InvariantCulture) ?? "")}</td></tr>"));
}
