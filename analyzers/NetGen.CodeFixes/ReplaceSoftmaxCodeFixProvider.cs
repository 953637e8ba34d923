using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Writes a rectifier in the place of a softmax between layers, or removes one before another activation (NG0105).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceSoftmaxCodeFixProvider)), Shared]
public sealed class ReplaceSoftmaxCodeFixProvider() : DeclarationCodeFixProvider(Rules.SoftmaxNotLast.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } softmax || Suggestion(diagnostic) is not { } function)
            yield break;
        yield return function.Length == 0
            ? new Mend($"Remove [{softmax}]", "remove", editor => editor.Remove(softmax))
            : new Mend($"{function} in place of the softmax", "replace", editor => editor.ReplaceActivation(softmax, function));
    }
}
