using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Puts a ReLU between two layers (NG0501).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertActivationCodeFixProvider)), Shared]
public sealed class InsertActivationCodeFixProvider() : DeclarationCodeFixProvider(Rules.LinearPair.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is { } second)
            yield return new Mend("Insert [Activation(ReLU)]", "relu", editor => editor.InsertActivation(second, "ReLU"));
    }
}
