using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal.Tests;

/// <summary>A console of 80 columns that keeps what is written to it.</summary>
internal sealed partial class StringConsole
{
    public StringConsole(ColorSystemSupport colors = ColorSystemSupport.NoColors, bool ansi = false, bool unicode = true)
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors,
            Interactive = ansi ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(new StringWriter()),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        Console.Profile.Width = 80;
        Console.Profile.Capabilities.Unicode = unicode;
    }

    public IAnsiConsole Console { get; }

    public string Text => Console.Profile.Out.Writer.ToString()!;

    /// <summary>The text without its escape sequences.</summary>
    public string PlainText => EscapeSequence().Replace(Text, "");

    /// <summary>The lines without the blanks at their ends.</summary>
    public string[] Lines => [.. Text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];

    public static string[] Draw(IRenderable picture, bool unicode = true)
    {
        var console = new StringConsole(unicode: unicode);
        console.Console.Write(picture);
        return console.Lines;
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();
}
