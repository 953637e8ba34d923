using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>
/// Removes the loss, optimiser or activation that is one too many (NG0012, NG0013, NG0106), and what has no effect (NG0015).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSurplusCodeFixProvider)), Shared]
public sealed class RemoveSurplusCodeFixProvider() : DeclarationCodeFixProvider(
    Rules.SeveralLosses.Id, Rules.SeveralOptimizers.Id, Rules.UnusedArgument.Id, Rules.ActivationAppliedTwice.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (diagnostic.Id == Rules.UnusedArgument.Id && node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
            yield return new Mend($"Remove '{argument}'", "remove", editor => editor.Remove(argument));
        else if (node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            yield return new Mend($"Remove [{attribute}]", "remove", editor => editor.Remove(attribute));
    }
}
