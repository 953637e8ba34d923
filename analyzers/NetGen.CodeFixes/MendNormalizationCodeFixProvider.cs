using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Leaves out a bias before BatchNorm (NG0701), and moves BatchNorm before its activation (NG0702).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendNormalizationCodeFixProvider)), Shared]
public sealed class MendNormalizationCodeFixProvider() : DeclarationCodeFixProvider(
    Rules.UselessBias.Id, Rules.NormalizationAfterActivation.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            yield break;

        if (diagnostic.Id == Rules.UselessBias.Id)
        {
            yield return new Mend("Leave the bias out", "bias", editor => editor.SetArgument(attribute, "Bias", "false"));
        }
        else if (RelatedAttribute(node, diagnostic) is { } activation)
        {
            yield return new Mend($"Move [{attribute}] before [{activation}]", "move", editor =>
            {
                editor.Replace(activation, attribute.ToString());
                editor.Replace(attribute, activation.ToString());
            });
        }
    }
}
