using System.Text;
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

    public static string Write()
    {
        StringBuilder index = new(Introduction + "\n");
        Append(index, "Declaration", "NG00");
        Append(index, "Shape", "NG01");
        return index.ToString();
    }

    private static void Append(StringBuilder index, string heading, string prefix)
    {
        index.Append($"\n## {heading}\n\n| id | rule | severity | code fix |\n|---|---|---|---|\n");
        foreach (Rule rule in Rules.All.Where(rule => rule.Id.StartsWith(prefix, StringComparison.Ordinal)))
            index.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Severity} | {Cell(RulePage.Read(rule.Id).CodeFix)} |\n");
    }

    private static string Cell(string codeFix) => codeFix == "none" ? "" : codeFix;
}
