using System.Globalization;
using NetGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>
/// The figures of a training run, an epoch a row, with the lowest validation loss in green. Of a long run the first and the last epoch, the best one,
/// and some at equal distances.
/// </summary>
/// <param name="history">The run.</param>
public sealed class TrainingTable(History history) : JustInTimeRenderable
{
    private const int MostRows = 12;

    /// <inheritdoc/>
    protected override IRenderable Build()
    {
        Column[] columns = [.. Columns().Where(column => history.Epochs.Any(epoch => column.Value(epoch) is not null))];
        var table = new Table().RoundedBorder().BorderColor(Color.Grey);
        foreach (Column column in columns)
            table.AddColumn(new TableColumn(column.Name).RightAligned().NoWrap());

        EpochResult? best = BestEpoch.Of(history);
        foreach (EpochResult epoch in Selected(best))
        {
            var style = new Style(epoch == best ? Color.Green : null);
            table.AddRow(columns.Select(column => new Text(column.Text(epoch), style)));
        }

        return new Rows(
        [
            table,
            .. history.Notices.Select(notice => new Text($"Notice: {notice}", new Style(Color.Yellow))),
            new Text(Summary(), new Style(Color.Grey)),
        ]);
    }

    private static Column[] Columns() =>
    [
        new("Epoch", epoch => epoch.Epoch, "D"),
        new("Loss", epoch => epoch.Loss, "F4"),
        new("Accuracy", epoch => epoch.Accuracy, "F4"),
        new("Val. loss", epoch => epoch.ValidationLoss, "F4"),
        new("Val. accuracy", epoch => epoch.ValidationAccuracy, "F4"),
        new("Samples/s", epoch => epoch.SamplesPerSecond, "N0"),
        new("Seconds", epoch => epoch.Duration.TotalSeconds, "F2"),
    ];

    private IEnumerable<EpochResult> Selected(EpochResult? best)
    {
        int last = history.Epochs.Count - 1;
        if (last < MostRows)
            return history.Epochs;

        HashSet<int> rows = [.. Enumerable.Range(0, MostRows).Select(row => row * last / (MostRows - 1))];
        return history.Epochs.Where((epoch, index) => rows.Contains(index) || epoch == best);
    }

    private string Summary()
    {
        double seconds = history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds);
        string epochs = history.Epochs.Count == 1 ? "1 epoch" : string.Create(CultureInfo.InvariantCulture, $"{history.Epochs.Count:N0} epochs");
        string summary = string.Create(CultureInfo.InvariantCulture, $"{epochs} in {seconds:F1} s");
        return history.StopReason is null ? summary : $"{summary}. Stopped: {history.StopReason}";
    }

    private sealed record Column(string Name, Func<EpochResult, IFormattable?> Value, string Format)
    {
        public string Text(EpochResult epoch) => Value(epoch)?.ToString(Format, CultureInfo.InvariantCulture) ?? "";
    }
}
