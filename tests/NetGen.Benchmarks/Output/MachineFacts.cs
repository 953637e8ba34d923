using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>What a table of results has to say about where it comes from.</summary>
internal static class MachineFacts
{
    public static IReadOnlyList<string> Lines(IEnumerable<KeyValuePair<string, string>> versions) =>
    [
        $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}",
        $"{RuntimeInformation.FrameworkDescription}, engine {Engine.Kind}",
        .. versions.Select(version => $"{version.Key} {version.Value}"),
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        $"dotnet run -c Release --project tests/NetGen.Benchmarks -- {string.Join(' ', Environment.GetCommandLineArgs().Skip(1))}",
    ];

    public static string Markdown(IEnumerable<KeyValuePair<string, string>> versions)
    {
        var text = new StringBuilder();
        foreach (string line in Lines(versions))
            text.Append("- ").Append(line).Append('\n');
        return text.ToString();
    }

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        string? line = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
