using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Gives a layer the name that the analyzer found to be valid (NG0006) and free (NG0007).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameLayerCodeFixProvider)), Shared]
public sealed class RenameLayerCodeFixProvider() : DeclarationCodeFixProvider(Rules.LayerNameInvalid.Id, Rules.DuplicateLayerName.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: { Count: > 0 } arguments }
            || Suggestion(diagnostic) is not { } name)
        {
            yield break;
        }

        string literal = SymbolDisplay.FormatLiteral(name, quote: true);
        AttributeArgumentSyntax? written = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Name");
        yield return new Mend($"Name the layer '{name}'", "rename", editor =>
        {
            if (written is not null)
                editor.Replace(written.Expression, literal);
            else
                editor.Insert(arguments.Last().Span.End, $", Name = {literal}");
        });
    }
}
