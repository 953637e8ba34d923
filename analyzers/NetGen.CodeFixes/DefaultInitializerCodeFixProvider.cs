using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Leaves a layer's weights to the default, which follows the next activation (NG0301, NG0302).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultInitializerCodeFixProvider)), Shared]
public sealed class DefaultInitializerCodeFixProvider() : DeclarationCodeFixProvider(Rules.EqualWeights.Id, Rules.WeightsTooLarge.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is { } layer)
            yield return new Mend("Leave the weights to the default initialiser", "default", editor => editor.RemoveInitializer(layer));
    }
}
