using NetGen.Training;
using Spectre.Console;

namespace NetGen.Terminal;

/// <summary>Callbacks for <c>Fit</c> that draw in the terminal. For <c>using static NetGen.Terminal.TerminalCallbacks;</c>.</summary>
public static class TerminalCallbacks
{
    /// <summary>
    /// Shows a training run while it lasts: the epoch, a bar, the time left, samples per second, loss and accuracy of training and validation; at the end a table.
    /// Where output is not a terminal, or NO_COLOR is set, a plain line for each epoch.
    /// </summary>
    /// <param name="console">Where to draw; by default <see cref="TerminalOutput.Console"/>.</param>
    public static ITrainingCallback Progress(IAnsiConsole? console = null) => Create(console, showCurves: false);

    /// <summary>
    /// Shows a training run as <see cref="Progress"/> does, and below the figures its learning curves, which grow with every epoch; at the end
    /// they stay, above the table. Where output is not a terminal, or NO_COLOR is set, a plain line for each epoch.
    /// </summary>
    /// <param name="console">Where to draw; by default <see cref="TerminalOutput.Console"/>.</param>
    public static ITrainingCallback Dashboard(IAnsiConsole? console = null) => Create(console, showCurves: true);

    private static ITrainingCallback Create(IAnsiConsole? console, bool showCurves)
    {
        console ??= TerminalOutput.Console;
        return console.Profile.Capabilities.Ansi ? new LiveProgress(console, showCurves) : Callbacks.PlainProgress(console.Profile.Out.Writer);
    }
}
