using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>States that the inputs are square pictures, where their number can be that, and reads each as one row (NG0041).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShapePicturesCodeFixProvider)), Shared]
public sealed class ShapePicturesCodeFixProvider() : DeclarationCodeFixProvider(Rules.NoImageToAugment.Id)
{
    private const string Input = "NetGen.InputAttribute";
    private const string Flatten = "NetGen.FlattenAttribute";

    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (RelatedAttribute(node, diagnostic) is not { } related || related.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } host
            || Suggestion(diagnostic) is not { } shape)
        {
            yield break;
        }

        yield return new Mend($"Read the inputs as pictures of {shape.Replace(", ", " × ")}", "pictures", editor =>
        {
            bool isFlattened = editor.AttributesOf(host, Flatten).Any();
            if (editor.AttributesOf(host, Input).Contains(related))
            {
                editor.Replace(related.ArgumentList!.Arguments[0], shape);
                if (!isFlattened)
                    editor.InsertAttributeBehind(related, Flatten);
                return;
            }

            editor.InsertAttribute(related, Input, $"({shape})");
            if (!isFlattened)
                editor.InsertAttribute(related, Flatten);
        });
    }
}
