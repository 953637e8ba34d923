using System.Globalization;
using NetGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>The figures below the bar: a line for training as it stands, one for validation as of the last epoch.</summary>
internal static class TrainingFigures
{
    public static IRenderable Of(TrainingProgress progress)
    {
        var grid = new Grid { Expand = false };
        for (int column = 0; column < 4; column++)
            grid.AddColumn(new GridColumn().NoWrap().PadRight(3));

        string speed = progress.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture);
        bool began = progress.Samples > 0;
        grid.AddRow(
            "[blue]training[/]", Loss(began ? progress.Loss : null), Accuracy(began ? progress.Accuracy : null), $"[bold]{speed}[/] [grey]samples/s[/]");

        IReadOnlyList<EpochResult> epochs = progress.History.Epochs;
        if (progress.Validation is not null && epochs.Count > 0)
        {
            grid.AddRow(
                "[yellow]validation[/]", Loss(epochs[^1].ValidationLoss), Accuracy(epochs[^1].ValidationAccuracy), Best(BestEpoch.Of(progress.History)));
        }

        return grid;
    }

    private static string Loss(double? loss) => Figure("loss", loss);

    private static string Accuracy(double? accuracy) => accuracy is null ? "" : Figure("accuracy", accuracy);

    private static string Best(EpochResult? epoch) =>
        epoch is null ? "" : string.Create(CultureInfo.InvariantCulture, $"[grey]lowest[/] [bold]{epoch.ValidationLoss:F4}[/] [grey]in epoch {epoch.Epoch}[/]");

    private static string Figure(string name, double? value)
    {
        string text = value?.ToString("F4", CultureInfo.InvariantCulture) ?? "-";
        return $"[grey]{name}[/] [bold]{text}[/]";
    }
}
