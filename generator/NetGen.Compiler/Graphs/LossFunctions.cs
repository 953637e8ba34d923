using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>What the graph knows of losses.</summary>
internal static class LossFunctions
{
    /// <summary>Whether a loss on logits is computed from what stands before a final activation: its own, or the logarithm of its softmax.</summary>
    public static bool Fuses(this LossFunction loss, ActivationFunction function) =>
        loss.FusedActivation() == (function == ActivationFunction.LogSoftmax ? ActivationFunction.Softmax : function);

    /// <summary>The activation that a loss on logits contains; null for a loss on the outputs as they are.</summary>
    public static ActivationFunction? FusedActivation(this LossFunction loss) => loss switch
    {
        LossFunction.SoftmaxCrossEntropy => ActivationFunction.Softmax,
        LossFunction.BinaryCrossEntropy => ActivationFunction.Sigmoid,
        _ => null,
    };
}
