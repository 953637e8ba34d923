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

    /// <summary>δ of Huber; 1 for the others.</summary>
    public double Delta { get; init; } = 1;

    /// <summary>A declared loss of some layers, the last activation fused with it where it contains that.</summary>
    internal static GraphLoss Of(LossDeclaration loss, IReadOnlyList<GraphNode> nodes)
    {
        GraphNode output = nodes[nodes.Count - 1];
        bool fused = output is ActivationNode { Function: var function } && loss.Function.Fuses(function);
        return new GraphLoss(loss.Function, fused ? output.Inputs[0] : output.Id, loss.Index)
        {
            LabelSmoothing = loss.LabelSmoothing ?? 0,
            Delta = loss.Delta ?? 1,
        };
    }
}

/// <summary>What makes a branch a head.</summary>
/// <param name="Loss">Its loss, of the branch's nodes.</param>
/// <param name="Weight">By what that is multiplied in the network's.</param>
/// <param name="Offset">The first of its columns in the rows of outputs and targets.</param>
public sealed record GraphHead(GraphLoss Loss, double Weight, int Offset);
