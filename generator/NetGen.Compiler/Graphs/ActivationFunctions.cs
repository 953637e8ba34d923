using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>What the graph knows of activations.</summary>
internal static class ActivationFunctions
{
    /// <summary>
    /// Whether the derivative cannot be had from the output alone: such a function is not monotone, or flat. What comes in is then kept
    /// for the way back.
    /// </summary>
    public static bool NeedsInput(this ActivationNode activation) =>
        activation.Function.NeedsInput() || activation is { Function: ActivationFunction.Step, IsStraightThrough: true };

    /// <summary>Whether the derivative of a function cannot be had from its value.</summary>
    public static bool NeedsInput(this ActivationFunction function) =>
        function is ActivationFunction.GELU or ActivationFunction.GELUTanh or ActivationFunction.SiLU or ActivationFunction.HardSwish;

    /// <summary>Whether it looks at a whole row: softmax, or its logarithm.</summary>
    public static bool TakesRows(this ActivationFunction function) => function is ActivationFunction.Softmax or ActivationFunction.LogSoftmax;

    /// <summary>Whether it is a rectifier or a smooth likeness of one, for which He's initialisation is meant.</summary>
    public static bool IsRectifying(this ActivationFunction function) => function
        is ActivationFunction.ReLU or ActivationFunction.LeakyReLU or ActivationFunction.ELU or ActivationFunction.GELU
        or ActivationFunction.GELUTanh or ActivationFunction.SiLU or ActivationFunction.HardSwish or ActivationFunction.Softplus;
}
