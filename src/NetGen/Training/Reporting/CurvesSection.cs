namespace NetGen.Training;

/// <summary>Loss and accuracy over the epochs.</summary>
internal static class CurvesSection
{
    public static string Of(ReportFacts facts)
    {
        IReadOnlyList<EpochResult> epochs = facts.History.Epochs;
        var html = new MarkupBuilder("<section><h2>Learning curves</h2><div class=\"pair\">");
        Add(html, "Loss", epochs, epoch => epoch.Loss, epoch => epoch.ValidationLoss);
        if (epochs[0].Accuracy is not null)
            Add(html, "Accuracy", epochs, epoch => epoch.Accuracy, epoch => epoch.ValidationAccuracy);
        return html.Add("</div></section>").ToString();
    }

    private static void Add(
        MarkupBuilder html, string name, IReadOnlyList<EpochResult> epochs, Func<EpochResult, double?> train, Func<EpochResult, double?> validation)
    {
        List<(string, double[])> series = [("training", Values(train))];
        if (epochs.Any(epoch => validation(epoch) is not null))
            series.Add(("validation", Values(validation)));
        html.Add($"<div><h3>{name}</h3>{LineChart.Draw(name, [.. series])}</div>");

        double[] Values(Func<EpochResult, double?> value) => [.. epochs.Select(epoch => value(epoch) ?? double.NaN)];
    }
}
