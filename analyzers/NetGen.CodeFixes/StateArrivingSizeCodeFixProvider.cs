using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Writes the input size that arrives at a layer, or leaves it out so that it is inferred (NG0101).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StateArrivingSizeCodeFixProvider)), Shared]
public sealed class StateArrivingSizeCodeFixProvider() : DeclarationCodeFixProvider(Rules.ShapesDiffer.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } inputs
            || Suggestion(diagnostic) is not { } arriving)
        {
            yield break;
        }

        yield return new Mend($"Write {arriving}, the size that arrives", "write", editor => editor.Replace(inputs.Expression, arriving));
        yield return new Mend("Leave the input size out, so that it is inferred", "infer", editor => editor.Remove(inputs));
    }
}
