using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Findings;

namespace NetGen.CodeFixes;

/// <summary>
/// Lets the signal through (NG0201 to NG0204): by the default initialisers, by another activation with them, by BatchNorm, or by residual
/// blocks in place of a run of equal layers. Each mend says how much of the gradient, or of the inputs' contrast, then arrives.
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
            string key = parts[0];
            string title = key switch
            {
                "Default" => "Leave the weights to the default initialisers",
                "BatchNorm" => "BatchNorm before each activation",
                "Tanh" => "tanh with Xavier",
                "Residual" => $"Residual blocks in place of {parts[3]} layers",
                _ => $"{key} with He",
            };
            yield return new Mend($"{title}: {parts[1]}", key, editor =>
            {
                if (key == "Residual")
                    ResidualRewrite.Apply(editor, host, int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture));
                else
                    Apply(editor, host, key);
            })
            {
                Renames = key == "Residual" ? parts[4].Split(',') : [],
            };
        }
    }

    private static void Apply(DeclarationEditor editor, ClassDeclarationSyntax host, string key)
    {
        AttributeSyntax[] layers = [.. editor.AttributesOf(host, "NetGen.DenseAttribute")];
        AttributeSyntax[] hidden =
        [
            .. editor.AttributesOf(host, "NetGen.ActivationAttribute").Where(activation => activation.SpanStart < layers.Last().SpanStart),
        ];
        if (key == "BatchNorm")
        {
            Normalize(editor, layers, hidden);
            return;
        }

        foreach (AttributeSyntax layer in layers)
            editor.RemoveInitializer(layer);
        if (key == "Default")
            return;
        foreach (AttributeSyntax activation in hidden)
            editor.ReplaceActivation(activation, key);
    }

    /// <summary>BatchNorm subtracts the mean, and with it the bias before it.</summary>
    private static void Normalize(DeclarationEditor editor, AttributeSyntax[] layers, AttributeSyntax[] hidden)
    {
        foreach (AttributeSyntax activation in hidden)
        {
            editor.InsertAttribute(activation, "NetGen.BatchNormAttribute");
            editor.SetArgument(layers.Last(layer => layer.SpanStart < activation.SpanStart), "Bias", "false");
        }
    }
}
