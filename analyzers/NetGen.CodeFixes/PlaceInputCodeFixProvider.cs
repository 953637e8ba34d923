using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Moves <c>[Input]</c> before the first layer (NG0018).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceInputCodeFixProvider)), Shared]
public sealed class PlaceInputCodeFixProvider() : DeclarationCodeFixProvider(Rules.InputMisplaced.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is { } input && RelatedAttribute(node, diagnostic) is { } layer)
            yield return new Mend($"Move [{input}] before [{layer}]", "move", editor => editor.MoveBefore(input, layer));
    }
}
