using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>
/// Removes the loss, optimiser, activation or dropout that is one too many (NG0012, NG0013, NG0106, NG0401, NG0502, NG0503, NG0703), and what has
/// no effect, undoes the choice beside it or asks of it what it cannot do (NG0015, NG0042, NG0602).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSurplusCodeFixProvider)), Shared]
public sealed class RemoveSurplusCodeFixProvider() : DeclarationCodeFixProvider(
    Rules.SeveralLosses.Id, Rules.SeveralOptimizers.Id, Rules.UnusedArgument.Id, Rules.ActivationAppliedTwice.Id, Rules.DropoutOnOutput.Id,
    Rules.ActivationsInARow.Id, Rules.ReluBeforeSoftmax.Id, Rules.NesterovWithoutMomentum.Id, Rules.DropoutBeforeBatchNorm.Id,
    Rules.LossCannotMix.Id)
{
    private static readonly string[] _aboutArguments = [Rules.UnusedArgument.Id, Rules.NesterovWithoutMomentum.Id];

    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (_aboutArguments.Contains(diagnostic.Id) && node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
            yield return new Mend($"Remove '{argument}'", "remove", editor => editor.Remove(argument));
        else if (node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            yield return new Mend($"Remove [{attribute}]", "remove", editor => editor.Remove(attribute));
    }
}
