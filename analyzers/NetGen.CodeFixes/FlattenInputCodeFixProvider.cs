using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Writes the shape of the input as one dimension, which a dense layer needs (NG0103).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlattenInputCodeFixProvider)), Shared]
public sealed class FlattenInputCodeFixProvider() : DeclarationCodeFixProvider(Rules.DenseNeedsFlatInput.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (RelatedAttribute(node, diagnostic) is not { ArgumentList.Arguments: { Count: > 0 } shape }
            || Suggestion(diagnostic) is not { } size)
        {
            yield break;
        }

        yield return new Mend($"Flatten the input's shape to {size}", "flatten", editor =>
        {
            editor.Replace(shape[0], size);
            foreach (AttributeArgumentSyntax surplus in shape.Skip(1))
                editor.Remove(surplus);
        });
    }
}
