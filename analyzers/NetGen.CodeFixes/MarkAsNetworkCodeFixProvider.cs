using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Adds <c>[Network]</c> above the layers (NG0008), and what else the class needs to be extended.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkAsNetworkCodeFixProvider)), Shared]
public sealed class MarkAsNetworkCodeFixProvider() : DeclarationCodeFixProvider(Rules.LayersWithoutNetwork.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { AttributeLists.Count: > 0 } host)
            yield break;

        yield return new Mend("Add [Network]", "network", editor =>
        {
            editor.InsertBefore(host.AttributeLists[0], "NetGen.NetworkAttribute");
            foreach (TypeDeclarationSyntax type in host.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
                editor.MakePartial(type);
        });
    }
}
