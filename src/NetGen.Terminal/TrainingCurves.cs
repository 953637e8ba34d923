using NetGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>The learning curves of a run: loss and, where the loss has classes, accuracy, of training and validation, beside each other or below.</summary>
/// <param name="history">The run so far.</param>
/// <param name="height">Lines of each chart, at least 2.</param>
public sealed class TrainingCurves(History history, int height = 8) : Renderable
{
    private const int WidestChart = 60;
    private const int NarrowestChart = 36;
    private const int Gap = 3;

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        IReadOnlyList<EpochResult> epochs = history.Epochs;
        if (epochs.Count == 0)
            return [];
        bool hasAccuracy = epochs[0].Accuracy is not null;
        bool isBeside = hasAccuracy && maxWidth >= 2 * NarrowestChart + Gap;
        int width = Math.Clamp(isBeside ? (maxWidth - Gap) / 2 : maxWidth, 20, WidestChart);
        List<IRenderable> charts = [Chart("Loss", width, epoch => epoch.Loss, epoch => epoch.ValidationLoss)];
        if (hasAccuracy)
            charts.Add(Chart("Accuracy", width, epoch => epoch.Accuracy, epoch => epoch.ValidationAccuracy));
        IRenderable all = isBeside ? Beside(charts, width) : new Rows(charts);
        return all.Render(options, maxWidth);
    }

    private static Grid Beside(List<IRenderable> charts, int width)
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn().Width(width).NoWrap().PadLeft(0).PadRight(Gap));
        grid.AddColumn(new GridColumn().Width(width).NoWrap().PadLeft(0).PadRight(0));
        grid.AddRow([.. charts]);
        return grid;
    }

    private CurveChart Chart(string title, int width, Func<EpochResult, double?> train, Func<EpochResult, double?> validation)
    {
        List<(string, double[], Color)> series = [("training", Values(train), Color.Blue)];
        if (history.Epochs.Any(epoch => validation(epoch) is not null))
            series.Add(("validation", Values(validation), Color.Yellow));
        return new CurveChart(title, width, height, [.. series]);

        double[] Values(Func<EpochResult, double?> value) => [.. history.Epochs.Select(epoch => value(epoch) ?? double.NaN)];
    }
}
