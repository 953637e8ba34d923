using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Moves one layer of a run of equal ones into a block of its own, and sets residual blocks in the place of the run.</summary>
internal static class ResidualRewrite
{
    /// <param name="editor">Where it is written.</param>
    /// <param name="host">The network.</param>
    /// <param name="first">The first Dense attribute of the run, counted from 0.</param>
    /// <param name="count">How many there are, each followed by its activation.</param>
    public static void Apply(DeclarationEditor editor, ClassDeclarationSyntax host, int first, int count)
    {
        AttributeSyntax[] layers = [.. editor.AttributesOf(host, "NetGen.DenseAttribute").Skip(first).Take(count)];
        AttributeSyntax[] activations =
            [.. editor.AttributesOf(host, "NetGen.ActivationAttribute").Where(activation => activation.SpanStart > layers[0].SpanStart).Take(count)];
        string block = editor.FreeTypeName(host, host.Identifier.ValueText + "Block");

        editor.InsertClass(host, "NetGen.BlockAttribute", $"[{layers[0]}] [{activations[0]}]", block);
        editor.ReplaceByComposition(layers[0], "NetGen.ResidualAttribute`1", block, $"(Repeat = {count})");
        foreach (AttributeSyntax attribute in layers.Skip(1).Concat(activations))
            editor.Remove(attribute);
    }
}
