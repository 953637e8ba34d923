using NetGen.Compiler.Declarations;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>What a composition computes, as a textbook would set it.</summary>
internal static class CompositionFormulas
{
    /// <summary>y = max(x + F(x), 0).</summary>
    public static string Forward(Stage stage)
    {
        IEnumerable<string> terms = stage.Branches.Select(branch => branch.Symbol);
        return "y = " + After(stage, Merged(stage, stage.Skips ? terms.Prepend("x") : terms));
    }

    /// <summary>dh = dy ∘ [y > 0], dx = dh + ∂F(x)ᵀdh.</summary>
    public static string Backward(Stage stage)
    {
        string dh = stage.Composition!.After is null ? "dy" : "dh";
        string first = stage.Composition.After is { } after ? $"dh = dy ∘ {Formulas.Derivative(after, "y")}, " : "";
        string terms = string.Join(" + ", stage.Branches.Select(branch => branch.Block < 0 ? dh + "·W₀ᵀ" : $"∂{branch.Symbol}ᵀ{dh}"));
        return stage.Composition.Merge == MergeOperation.Add
            ? $"{first}dx = {(stage.Skips ? dh + " + " : "")}{terms}"
            : first + (stage.IsHeads ? "backward through each head" : "backward through each branch");
    }

    /// <summary>max(h, 0).</summary>
    public static string After(Stage stage, string h) => stage.Composition!.After is { } after ? Formulas.Activation(after, h) : h;

    /// <summary>a + b, a ∘ b or [a, b].</summary>
    public static string Merged(Stage stage, IEnumerable<string> terms) => stage.Composition!.Merge switch
    {
        MergeOperation.Add => string.Join(" + ", terms),
        MergeOperation.Multiply => string.Join(" ∘ ", terms),
        _ => $"[{string.Join(", ", terms)}]",
    };
}
