using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>
/// The network for deployment: each BatchNorm, which at inference is an affine map with constants, becomes part of the Dense layer beside it,
/// in the network or in its block. Dropout, which is the identity there, is left out.
/// </summary>
/// <param name="Graph">What remains.</param>
/// <param name="Folds">What went where, those of a layer in the order in which they are to be done.</param>
public sealed record Folding(NetworkGraph Graph, EquatableArray<Fold> Folds)
{
    /// <summary>The folded network; null where there is nothing to fold.</summary>
    public static Folding? Of(NetworkGraph graph)
    {
        List<Fold> folds = [];
        List<GraphNode> nodes = Sequence(graph.Nodes, folds, out int[] places);
        if (folds.Count == 0)
            return null;
        GraphLoss? loss = graph.Loss is { } trained ? trained with { Prediction = places[trained.Prediction] } : null;
        return new Folding(new NetworkGraph(new EquatableArray<GraphNode>(nodes), nodes.Count - 1, loss, graph.Optimizer), new EquatableArray<Fold>(folds));
    }

    /// <summary>What remains of the layers of a network or a block.</summary>
    /// <param name="before">Its nodes, the input first.</param>
    /// <param name="folds">Where the folds are added.</param>
    /// <param name="places">For each node before, the place of the one that gives its values now.</param>
    private static List<GraphNode> Sequence(EquatableArray<GraphNode> before, List<Fold> folds, out int[] places)
    {
        List<GraphNode> nodes = [before[0]];
        List<NormalizationNode> ahead = [];
        List<(NormalizationNode Norm, int Dense, bool IsBehind)> found = [];
        places = new int[before.Count];
        foreach (GraphNode node in before.Skip(1))
        {
            int last = nodes.Count - 1;
            switch (node)
            {
                case DropoutNode:
                    break;
                case NormalizationNode { OverBatch: true } norm when nodes[last] is DenseNode dense:
                    found.Add((norm, last, true));
                    nodes[last] = dense with { Bias = true };
                    break;
                case NormalizationNode { OverBatch: true } norm when IsBeforeDense(before, norm):
                    ahead.Add(norm);
                    break;
                default:
                    GraphNode next = node with { Id = nodes.Count, Inputs = new([last]) };
                    if (next is CompositionNode composition)
                        next = composition with { Branches = new(Branches(composition, folds)) };
                    if (next is DenseNode behind && ahead.Count > 0)
                    {
                        // The map nearest to the layer is the innermost factor of its weights.
                        found.AddRange(Enumerable.Reverse(ahead).Select(norm => (norm, nodes.Count, false)));
                        ahead.Clear();
                        next = behind with { Bias = true };
                    }

                    nodes.Add(next);
                    break;
            }

            places[node.Id] = nodes.Count - 1;
        }

        folds.AddRange(found.Select(fold => new Fold(fold.Norm, (DenseNode)nodes[fold.Dense], fold.IsBehind)));
        return nodes;
    }

    private static List<GraphBranch> Branches(CompositionNode composition, List<Fold> folds)
    {
        List<GraphBranch> branches = [];
        foreach (GraphBranch branch in composition.Branches)
        {
            // A block that is used again keeps its parameters, and so stays the same.
            branches.Add(branch with
            {
                Nodes = branch.Owner < branches.Count
                    ? branches[branch.Owner].Nodes
                    : new EquatableArray<GraphNode>(Sequence(branch.Nodes, folds, out _)),
            });
        }

        return branches;
    }

    private static bool IsBeforeDense(IReadOnlyList<GraphNode> nodes, NormalizationNode norm) =>
        nodes.Skip(norm.Id + 1).FirstOrDefault(node => node is not (DropoutNode or NormalizationNode { OverBatch: true })) is DenseNode;
}

/// <summary>A BatchNorm that becomes part of a Dense layer.</summary>
/// <param name="Normalization">The BatchNorm, of the network as it is.</param>
/// <param name="Dense">The layer, of the folded network.</param>
/// <param name="IsBehind">Whether the BatchNorm stands behind that layer, and not before.</param>
public sealed record Fold(NormalizationNode Normalization, DenseNode Dense, bool IsBehind);
