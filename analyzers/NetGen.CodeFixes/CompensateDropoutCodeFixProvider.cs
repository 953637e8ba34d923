using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Draws weights behind a dropout with the variance 2ρ/n in place of He's (NG0403).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompensateDropoutCodeFixProvider)), Shared]
public sealed class CompensateDropoutCodeFixProvider() : DeclarationCodeFixProvider(Rules.DropoutUncompensated.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } host || Suggestion(diagnostic) is not { } deviations)
            yield break;

        yield return new Mend("Draw the weights behind dropout with the variance 2ρ/n", "compensate", editor =>
        {
            AttributeSyntax[] layers = [.. editor.AttributesOf(host, "NetGen.DenseAttribute")];
            foreach (string[] parts in deviations.Split(';').Select(part => part.Split('=')))
                editor.SetInitializer(layers[int.Parse(parts[0], CultureInfo.InvariantCulture)], "Normal", parts[1]);
        });
    }
}
