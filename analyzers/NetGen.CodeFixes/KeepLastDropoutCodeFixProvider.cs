using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Of many dropouts before the output, keeps the last one (NG0205).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepLastDropoutCodeFixProvider)), Shared]
public sealed class KeepLastDropoutCodeFixProvider() : DeclarationCodeFixProvider(Rules.DropoutNoise.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } host || Suggestion(diagnostic) is not { } rest)
            yield break;

        yield return new Mend($"Keep the last dropout alone: masks make {rest} times the difference that inputs make", "last", editor =>
        {
            int output = editor.AttributesOf(host, "NetGen.DenseAttribute").Max(layer => layer.SpanStart);
            AttributeSyntax[] dropouts =
                [.. editor.AttributesOf(host, "NetGen.DropoutAttribute").Where(dropout => dropout.SpanStart < output)];
            foreach (AttributeSyntax surplus in dropouts.Take(dropouts.Length - 1))
                editor.Remove(surplus);
        });
    }
}
