using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Writes the figure or word that the analyzer found to be fitting (NG0402, NG0504, NG0601).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteSuggestionCodeFixProvider)), Shared]
public sealed class WriteSuggestionCodeFixProvider() : DeclarationCodeFixProvider(
    Rules.HighDropoutRate.Id, Rules.SquaredErrorOfProbabilities.Id, Rules.LearningRateOutOfRange.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Expression: var written } || Suggestion(diagnostic) is not { } fitting)
            yield break;

        yield return diagnostic.Id == Rules.SquaredErrorOfProbabilities.Id
            ? new Mend($"Use {fitting}", "write", editor => editor.ReplaceWord(written, "NetGen.LossFunction", fitting))
            : new Mend($"Write {fitting}", "write", editor => editor.Replace(written, fitting));
    }
}
