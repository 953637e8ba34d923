using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>
/// The network for deployment: each BatchNorm, which at inference is an affine map with constants, becomes part of the Dense layer beside it.
/// Dropout, which is the identity there, is left out.
/// </summary>
/// <param name="Graph">What remains.</param>
/// <param name="Folds">What went where, in the order in which it is to be done.</param>
public sealed record Folding(NetworkGraph Graph, EquatableArray<Fold> Folds)
{
    /// <summary>The folded network; null where there is nothing to fold.</summary>
    public static Folding? Of(NetworkGraph graph)
    {
        List<Fold> folds = [];
        List<GraphNode> nodes = [graph.Input];
        List<NormalizationNode> ahead = [];
        Dictionary<int, int> places = new() { [graph.Input.Id] = 0 };
        foreach (GraphNode node in graph.Nodes.Skip(1))
        {
            switch (node)
            {
                case DropoutNode:
                    break;
                case NormalizationNode { OverBatch: true } norm when nodes[nodes.Count - 1] is DenseNode dense:
                    folds.Add(new Fold(norm, dense.Name, IsBehind: true));
                    nodes[nodes.Count - 1] = dense with { Bias = true };
                    break;
                case NormalizationNode { OverBatch: true } norm when IsBeforeDense(graph, norm):
                    ahead.Add(norm);
                    break;
                default:
                    GraphNode next = node with { Id = nodes.Count, Inputs = new([nodes.Count - 1]) };
                    if (next is DenseNode behind && ahead.Count > 0)
                    {
                        // The map nearest to the layer is the innermost factor of its weights.
                        folds.AddRange(Enumerable.Reverse(ahead).Select(norm => new Fold(norm, behind.Name, IsBehind: false)));
                        ahead.Clear();
                        next = behind with { Bias = true };
                    }

                    nodes.Add(next);
                    break;
            }

            places[node.Id] = nodes.Count - 1;
        }

        if (folds.Count == 0)
            return null;
        GraphLoss? loss = graph.Loss is { } trained ? trained with { Prediction = places[trained.Prediction] } : null;
        return new Folding(
            new NetworkGraph(new EquatableArray<GraphNode>(nodes), nodes.Count - 1, loss, graph.Optimizer), new EquatableArray<Fold>(folds));
    }

    private static bool IsBeforeDense(NetworkGraph graph, NormalizationNode norm) =>
        graph.Nodes.Skip(norm.Id + 1).FirstOrDefault(node => node is not (DropoutNode or NormalizationNode { OverBatch: true })) is DenseNode;
}

/// <summary>A BatchNorm that becomes part of a Dense layer.</summary>
/// <param name="Normalization">The BatchNorm.</param>
/// <param name="Dense">The name of the Dense layer.</param>
/// <param name="IsBehind">Whether it stands behind that layer, and not before.</param>
public sealed record Fold(NormalizationNode Normalization, string Dense, bool IsBehind);
