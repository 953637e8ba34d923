using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Of a dropout's rate and its <c>Keep</c>, keeps the one or the other (NG0017).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepOneArgumentCodeFixProvider)), Shared]
public sealed class KeepOneArgumentCodeFixProvider() : DeclarationCodeFixProvider(Rules.ConflictingArguments.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList is not { Arguments.Count: 2 } list)
            yield break;

        foreach ((AttributeArgumentSyntax kept, AttributeArgumentSyntax removed) in
            new[] { (list.Arguments[0], list.Arguments[1]), (list.Arguments[1], list.Arguments[0]) })
        {
            yield return new Mend($"Keep '{kept}'", kept.NameEquals is null ? "rate" : "keep", editor => editor.Remove(removed));
        }
    }
}
