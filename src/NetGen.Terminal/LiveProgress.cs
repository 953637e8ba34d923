using System.Diagnostics;
using NetGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>
/// A bar over the whole run with the figures below it, and below these the learning curves where they are asked for, redrawn on the training
/// thread ten times a second; at the end a table.
/// </summary>
/// <remarks>Spectre.Console runs a display for as long as a task lasts. Here the task ends with the training, so that the callbacks draw in between.</remarks>
internal sealed class LiveProgress(IAnsiConsole console, bool showCurves) : ITrainingCallback
{
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromSeconds(0.1);

    private TaskCompletionSource _trainingEnded = new();
    private Task _display = Task.CompletedTask;
    private ProgressContext? _context;
    private ProgressTask? _bar;
    private long _drawn;

    public void TrainingBegins(TrainingProgress progress)
    {
        _trainingEnded = new TaskCompletionSource();
        Console.CancelKeyPress += ShowCursor;
        _display = console.Progress()
            .AutoRefresh(false)
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new TimeLeftColumn())
            .UseRenderHook((bar, _) => new Rows([bar, TrainingFigures.Of(progress), .. Curves(progress), .. Notices(progress)]))
            .StartAsync(context =>
            {
                _context = context;
                _bar = context.AddTask(Description(progress), maxValue: (double)progress.Epochs * (progress.Batches ?? 1));
                return _trainingEnded.Task;
            });
        if (_display.IsFaulted)
            _display.GetAwaiter().GetResult();
        Draw(progress);
    }

    public void BatchEnds(TrainingProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_drawn) >= RedrawInterval)
            Draw(progress);
    }

    public void EpochEnds(TrainingProgress progress, EpochResult epoch) => BatchEnds(progress);

    public void TrainingEnds(TrainingProgress progress)
    {
        _trainingEnded.SetResult();
        _display.GetAwaiter().GetResult();
        Console.CancelKeyPress -= ShowCursor;
        if (progress.History.Epochs.Count == 0)
            return;
        foreach (IRenderable curves in Curves(progress))
            console.Write(curves);
        console.Write(new TrainingTable(progress.History));
    }

    private TrainingCurves[] Curves(TrainingProgress progress) =>
        showCurves && progress.History.Epochs.Count > 1 ? [new TrainingCurves(progress.History)] : [];

    private static IEnumerable<Text> Notices(TrainingProgress progress) =>
        progress.History.Notices.Select(notice => new Text(notice, new Style(Color.Yellow)));

    private void Draw(TrainingProgress progress)
    {
        _bar!.Description = Description(progress);
        int epochsDone = Math.Max(progress.Epoch - 1, 0);
        _bar.Value = progress.Batches is int batches ? (double)epochsDone * batches + progress.Batch : epochsDone;
        _context!.Refresh();
        _drawn = Stopwatch.GetTimestamp();
    }

    private static string Description(TrainingProgress progress) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Epoch {progress.Epoch}/{progress.Epochs}");

    /// <summary>The display hides the cursor; a process that Ctrl+C ends would leave it hidden.</summary>
    private void ShowCursor(object? sender, ConsoleCancelEventArgs e) => console.Cursor.Show();
}
