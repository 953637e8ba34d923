using NetGen.Compiler.Findings;

namespace NetGen.Analyzers.Tests.RulePages;

/// <summary>Writes the pages' table of contents.</summary>
internal static class RuleIndex
{
    private const string Introduction =
        """
        # Rules

        What NetGen's analyzers tell a declaration. An **error** says that the network cannot be compiled, and cannot be configured away; a
        **warning** can be, and its page says how. An **info** is a hint that a build does not print.

        In an IDE a code fix is offered where the diagnostic stands. On the command line

        ```
        dotnet format analyzers --diagnostics NG0101 NG0015
        ```

        applies the first fix of each of these rules throughout a project; without `--diagnostics` it applies those of all rules. Errors and
        warnings need no `--severity`, infos `--severity info`. What a fix brings to light (layers that only now are a network) is seen by the next run.
        """;

    public static string Write() => string.Join('\n', [Introduction, .. Table("Declaration", "NG00"), .. Table("Shape", "NG01"),
        .. Table("Signal", "NG02"), .. Table("Initialisation", "NG03"), .. Table("Dropout", "NG04"), .. Table("Activation and loss", "NG05"),
        .. Table("Optimiser", "NG06"), .. Table("Normalisation", "NG07"), .. Table("Size", "NG08"), ""]);

    private static IEnumerable<string> Table(string heading, string prefix) =>
    [
        "", $"## {heading}", "", "| id | rule | severity | code fix |", "|---|---|---|---|",
        .. Rules.All
            .Where(rule => rule.Id.StartsWith(prefix, StringComparison.Ordinal))
            .Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Severity}{(rule.IsOnByDefault ? "" : ", off by default")} | {Cell(RulePage.Read(rule.Id).CodeFix)} |"),
    ];

    private static string Cell(string codeFix) => codeFix == "none" ? "" : codeFix;
}
