using System.Reflection;
using System.Text.RegularExpressions;

namespace NetGen.Analyzers.Tests.RulePages;

/// <summary>The page of a rule, taken apart.</summary>
internal sealed partial class RulePage
{
    private readonly string _text;

    private RulePage(string text) => _text = text;

    /// <summary>The folder of the pages.</summary>
    public static string Folder { get; } = typeof(RulePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RulePages").Value!;

    public string[] Lines => _text.Split('\n');

    public IEnumerable<string> Headings => Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

    /// <summary>What the page says of the code fix: <c>none</c>, or what it does.</summary>
    public string CodeFix => CodeFixSentence().Match(_text).Groups[1].Value;

    public static RulePage Read(string id) => new(File.ReadAllText(Path.Combine(Folder, id + ".md")));

    public string Section(string heading) =>
        _text.Split($"## {heading}\n\n")[1].Split("\n## ")[0].Trim();

    /// <summary>The code in a section.</summary>
    public string Code(string heading) => CodeBlock().Match(Section(heading)).Groups[1].Value;

    [GeneratedRegex(@"Code fix: (.+)\.")]
    private static partial Regex CodeFixSentence();

    [GeneratedRegex(@"```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
