using NetGen.Compiler.Findings;

namespace NetGen.Analyzers.Tests.RulePages;

/// <summary>Writes the pages' table of contents.</summary>
internal static class RuleIndex
{
    private const string Introduction =
        """
        # Rules

        What NetGen's analyzers tell a declaration. An **error** says that the network cannot be compiled, and cannot be configured away; a **warning** can be,
        and its page says how. In an IDE a code fix is offered where the diagnostic stands; on the command line `dotnet format analyzers --diagnostics NG0101`
        applies the first one of a rule to a whole project.
        """;

    public static string Write() => string.Join('\n', [Introduction, .. Table("Declaration", "NG00"), .. Table("Shape", "NG01"), ""]);

    private static IEnumerable<string> Table(string heading, string prefix) =>
    [
        "", $"## {heading}", "", "| id | rule | severity | code fix |", "|---|---|---|---|",
        .. Rules.All
            .Where(rule => rule.Id.StartsWith(prefix, StringComparison.Ordinal))
            .Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Severity} | {Cell(RulePage.Read(rule.Id).CodeFix)} |"),
    ];

    private static string Cell(string codeFix) => codeFix == "none" ? "" : codeFix;
}
