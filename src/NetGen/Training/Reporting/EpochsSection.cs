using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>Every figure of every epoch, and how long it took.</summary>
internal static class EpochsSection
{
    public static string Of(ReportFacts facts)
    {
        IReadOnlyList<EpochResult> epochs = facts.History.Epochs;
        var html = new MarkupBuilder($"<section><h2>Epochs</h2><p class=\"soft\">{Fixed(epochs.Average(epoch => epoch.Duration.TotalSeconds), 2)} s an epoch on average.</p>")
            .Add("<details><summary>All of them</summary><div class=\"scroll\"><table><tr><th>epoch</th><th>loss</th><th>accuracy</th><th>val. loss</th>")
            .Add("<th>val. accuracy</th><th>learning rate</th><th>samples/s</th><th>seconds</th></tr>");
        foreach (EpochResult epoch in epochs)
        {
            html.Add($"<tr{(epoch == facts.BestEpoch ? " class=\"best\"" : "")}><td>{Whole(epoch.Epoch)}</td><td>{Fixed(epoch.Loss)}</td><td>{Fixed(epoch.Accuracy)}</td>")
                .Add($"<td>{Fixed(epoch.ValidationLoss)}</td><td>{Fixed(epoch.ValidationAccuracy)}</td><td>{Figure(epoch.LearningRate)}</td>")
                .Add($"<td>{Whole(epoch.SamplesPerSecond)}</td><td>{Fixed(epoch.Duration.TotalSeconds, 2)}</td></tr>");
        }
        return html.Add("</table></div></details></section>").ToString();
    }
}
