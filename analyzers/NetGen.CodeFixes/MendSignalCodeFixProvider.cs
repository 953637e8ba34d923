using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>
/// Lets the signal through (NG0201 to NG0204): by the default initialisers, or by another activation with them. Each mend says how much of the
/// gradient then arrives.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendSignalCodeFixProvider)), Shared]
public sealed class MendSignalCodeFixProvider() : DeclarationCodeFixProvider(
    Rules.SignalWeak.Id, Rules.StartsLate.Id, Rules.WillNotStart.Id, Rules.SignalExplodes.Id)
{
    private protected override IEnumerable<Mend> Mends(SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } host || Suggestion(diagnostic) is not { } suggestion)
            yield break;

        foreach (string mend in suggestion.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = mend.Split('=');
            string? function = parts[0] == "Default" ? null : parts[0];
            string title = function switch
            {
                null => "Leave the weights to the default initialisers",
                "Tanh" => "tanh with Xavier",
                _ => $"{function} with He",
            };
            yield return new Mend($"{title}: {parts[1]}", parts[0], editor => Apply(editor, host, function));
        }
    }

    private static void Apply(DeclarationEditor editor, ClassDeclarationSyntax host, string? function)
    {
        AttributeSyntax[] layers = [.. editor.AttributesOf(host, "NetGen.DenseAttribute")];
        foreach (AttributeSyntax layer in layers)
            editor.RemoveInitializer(layer);
        if (function is null)
            return;

        foreach (AttributeSyntax activation in editor.AttributesOf(host, "NetGen.ActivationAttribute"))
        {
            if (activation.SpanStart < layers.Last().SpanStart)
                editor.ReplaceActivation(activation, function);
        }
    }
}
