using Spectre.Console;

namespace NetGen.Terminal;

/// <summary>Standard output as something to draw on.</summary>
public static class TerminalOutput
{
    private static readonly Lazy<IAnsiConsole> Shared = new(() => Create(new AnsiConsoleOutput(System.Console.Out), Environment.GetEnvironmentVariable("NO_COLOR")));

    /// <summary>
    /// A console with colours and live display where standard output is a terminal; plain text, 80 columns wide, where it is a file or a pipe,
    /// and where the environment variable NO_COLOR is set.
    /// </summary>
    public static IAnsiConsole Console => Shared.Value;

    internal static IAnsiConsole Create(IAnsiConsoleOutput output, string? noColor)
    {
        var settings = new AnsiConsoleSettings { Out = output };
        if (!output.IsTerminal || !string.IsNullOrEmpty(noColor))
        {
            settings.Ansi = AnsiSupport.No;
            settings.ColorSystem = ColorSystemSupport.NoColors;
            settings.Interactive = InteractionSupport.No;
            // Enrichers turn escape sequences on again where they find a build server.
            settings.Enrichment.UseDefaultEnrichers = false;
        }

        return AnsiConsole.Create(settings);
    }
}
