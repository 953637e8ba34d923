using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>
/// Where code outside attributes speaks of a layer by its name in code: <c>net.Dense3</c>, <c>Digits.Dense3Forward</c>. By the syntax alone, which
/// may name more than the network's own members, so that it is a reason for a word in the menu and for no more.
/// </summary>
internal static class NameUse
{
    /// <summary>What the menu adds to a mend that takes names away; empty where nobody speaks of them.</summary>
    public static async Task<string> WarningOfAsync(Project project, IReadOnlyList<string> names, CancellationToken cancel)
    {
        if (names.Count == 0)
            return "";
        Solution solution = project.Solution;
        IEnumerable<ProjectId> dependents = solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(project.Id);
        foreach (Document document in dependents.Prepend(project.Id).SelectMany(id => solution.GetProject(id)!.Documents))
        {
            SyntaxNode? root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
            string? name = root?.DescendantNodes(node => node is not AttributeListSyntax).OfType<IdentifierNameSyntax>()
                .Select(identifier => identifier.Identifier.ValueText)
                .FirstOrDefault(text => names.Any(layer => IsOf(layer, text)));
            if (name is not null)
                return $" (changes {name}, of which {document.Name} speaks)";
        }

        return "";
    }

    /// <summary>The layer itself, or a member that its name begins: <c>Dense3Forward</c>, but not <c>Dense31</c>.</summary>
    private static bool IsOf(string layer, string text) =>
        text.StartsWith(layer, StringComparison.Ordinal) && (text.Length == layer.Length || char.IsUpper(text[layer.Length]));
}
