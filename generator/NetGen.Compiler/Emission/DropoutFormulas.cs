using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Emission;

/// <summary>Dropout and AlphaDropout in words and formulas.</summary>
internal static class DropoutFormulas
{
    /// <summary>The class of the runtime.</summary>
    public static string Kernel(DropoutNode dropout) => $"{KernelCalls.Kernels}.{Word(dropout)}";

    /// <summary><c>Dropout 0.5</c>.</summary>
    public static string Title(DropoutNode dropout) => $"{Word(dropout)} {Text.Number(dropout.Rate)}";

    /// <summary>What becomes of y in training.</summary>
    public static string Forward(DropoutNode dropout, string y = "y") => dropout.IsAlpha
        ? $"{Digits(dropout.Scale)}·({y}∘mask - 1.7581·(1 - mask)) + {Digits(dropout.Shift)}"
        : $"{y} ∘ mask / {Text.Number(1 - dropout.Rate)}";

    /// <summary>What becomes of the gradient.</summary>
    public static string Backward(DropoutNode dropout, string dy = "dy") => dropout.IsAlpha
        ? $"{Digits(dropout.Scale)}·{dy} ∘ mask"
        : $"{dy} ∘ mask / {Text.Number(1 - dropout.Rate)}";

    /// <summary>Why it does so.</summary>
    public static string Reason(DropoutNode dropout) => dropout.IsAlpha
        ? "what is dropped takes the value SELU saturates at, and mean 0 and variance 1 stay"
        : "inverted dropout keeps the expected value";

    private static string Word(DropoutNode dropout) => dropout.IsAlpha ? "AlphaDropout" : "Dropout";

    private static string Digits(double number) => Text.Number(Math.Round(number, 4));
}
