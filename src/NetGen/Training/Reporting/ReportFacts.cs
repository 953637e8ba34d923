namespace NetGen.Training;

/// <summary>Everything that a report is made of.</summary>
internal sealed record ReportFacts(
    NetworkDescription Network,
    History History,
    TimeSpan Elapsed,
    int BatchSize,
    LayerState Before,
    LayerState After,
    EvaluationReport? Test,
    IReadOnlyList<MisreadSample> Misread,
    HtmlReportOptions Options)
{
    public string Title => Options.Title ?? Network.Name;

    public string ClassName(int c) => c < Options.ClassNames.Count ? Options.ClassNames[c] : Markup.Whole(c);

    /// <summary>The epoch with the lowest validation loss; null without validation.</summary>
    public EpochResult? BestEpoch =>
        History.Epochs.Where(epoch => epoch.ValidationLoss is double loss && double.IsFinite(loss)).MinBy(epoch => epoch.ValidationLoss);
}
