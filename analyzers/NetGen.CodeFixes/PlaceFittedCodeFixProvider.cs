using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Moves a fitted layer before the one that it has to precede, or removes a second one (NG0040).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceFittedCodeFixProvider)), Shared]
public sealed class PlaceFittedCodeFixProvider() : DeclarationCodeFixProvider(Rules.FittedLayerMisplaced.Id)
{
    // A scaling and a projection that go before the same layer: the scaling first.
    private protected override IEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) => diagnostics.OrderBy(Suggestion, StringComparer.Ordinal);

    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } layer || RelatedAttribute(node, diagnostic) is not { } other)
            yield break;
        yield return Suggestion(diagnostic) is null
            ? new Mend($"Remove [{layer}]", "remove", editor => editor.Remove(layer))
            : new Mend($"Move [{layer}] before [{other}]", "move", editor => editor.MoveBefore(layer, other));
    }
}
