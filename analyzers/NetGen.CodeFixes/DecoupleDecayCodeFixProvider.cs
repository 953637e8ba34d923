using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>Moves the λ of an L2 penalty to the optimiser, as decoupled weight decay (NG0604).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DecoupleDecayCodeFixProvider)), Shared]
public sealed class DecoupleDecayCodeFixProvider() : DeclarationCodeFixProvider(Rules.PenaltyRescaled.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        // An elastic net has a penalty besides, and other arguments do not decay biases.
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: { Count: 1 } arguments } penalty
            || node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } host
            || Suggestion(diagnostic) is not { } algorithm)
        {
            yield break;
        }

        string lambda = arguments[0].Expression.ToString();
        yield return new Mend($"{algorithm} with WeightDecay = {lambda}", "decouple", editor =>
        {
            if (editor.AttributesOf(host, "NetGen.OptimizerAttribute").FirstOrDefault() is not { } optimizer)
                return;
            editor.Remove(penalty);
            editor.ReplaceWord(optimizer.ArgumentList!.Arguments[0].Expression, "NetGen.OptimizerAlgorithm", algorithm);
            editor.SetArgument(optimizer, "WeightDecay", lambda);
        });
    }
}
