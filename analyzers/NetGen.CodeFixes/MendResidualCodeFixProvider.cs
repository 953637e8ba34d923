using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Projects a skip to the shape of its block (NG0110), and lets the last layer of a block start small (NG0207).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendResidualCodeFixProvider)), Shared]
public sealed class MendResidualCodeFixProvider() : DeclarationCodeFixProvider(Rules.BlockChangesShape.Id, Rules.ResidualGrows.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } residual || Suggestion(diagnostic) is not { } suggestion)
            yield break;

        if (diagnostic.Id == Rules.BlockChangesShape.Id)
        {
            yield return new Mend($"{suggestion} = true: the input through a matrix of its own", "project", editor =>
                editor.SetArgument(residual, suggestion, "true"));
        }
        else if (BlockOf(residual) is { } block)
        {
            yield return new Mend($"Let the last layer of {block.Identifier.Text} start with a standard deviation of {suggestion}", "scale", editor =>
            {
                if (editor.AttributesOf(block, "NetGen.DenseAttribute").LastOrDefault() is { } layer)
                    editor.SetInitializer(layer, "Normal", suggestion);
            });
        }
    }

    /// <summary>The first block's class, where it stands in the same file.</summary>
    private static ClassDeclarationSyntax? BlockOf(AttributeSyntax residual) =>
        residual.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments[0] is IdentifierNameSyntax name
            ? residual.SyntaxTree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
                .FirstOrDefault(type => type.Identifier.ValueText == name.Identifier.ValueText)
            : null;
}
