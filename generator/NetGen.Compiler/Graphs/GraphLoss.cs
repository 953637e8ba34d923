using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>The loss of a network.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Prediction">
/// The node whose values it reads: the logits where the output's softmax or sigmoid is fused with the loss, else the output.
/// </param>
/// <param name="Item">The index of its attribute.</param>
public sealed record GraphLoss(LossFunction Function, int Prediction, int Item)
{
    /// <summary>ε, by which targets are smoothed; 0 where they are not.</summary>
    public double LabelSmoothing { get; init; }
}
