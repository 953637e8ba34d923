namespace NetGen.Training;

/// <summary>How the gradients of the parameters are distributed.</summary>
internal static class GradientsSection
{
    public static string Of(ReportFacts facts) => new MarkupBuilder("<section><h2>Gradients</h2><p class=\"soft\">Of the loss on up to 64 training samples, by each ")
        .Add("parameter. They should shrink as training ends, and be about as wide in the first layers as in the last.</p>")
        .Add(HistogramGrid.Draw(
            "Histogram of the gradient of",
            [.. facts.Before.Gradients.Keys.Select(name => (name, facts.Before.Gradients[name], facts.After.Gradients[name]))]))
        .Add("</section>").ToString();
}
