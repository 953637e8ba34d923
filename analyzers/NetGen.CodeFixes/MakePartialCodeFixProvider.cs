using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Makes a network's class partial (NG0001), or the types around it (NG0002).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFixProvider)), Shared]
public sealed class MakePartialCodeFixProvider() : DeclarationCodeFixProvider(Rules.NotPartial.Id, Rules.ContainingTypeNotPartial.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } host)
            yield break;

        if (diagnostic.Id == Rules.NotPartial.Id)
        {
            yield return new Mend($"Make '{host.Identifier.ValueText}' partial", "partial", editor => editor.MakePartial(host));
        }
        else
        {
            yield return new Mend($"Make the types around '{host.Identifier.ValueText}' partial", "partial", editor =>
            {
                foreach (TypeDeclarationSyntax type in host.Ancestors().OfType<TypeDeclarationSyntax>())
                    editor.MakePartial(type);
            });
        }
    }
}
