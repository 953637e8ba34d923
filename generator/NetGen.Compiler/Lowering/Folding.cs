using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>
/// The network for deployment: each BatchNorm, which at inference is an affine map with constants, becomes part of the Dense layer beside it,
/// in the network or in its block, and so do a scaling and a projection fitted to the inputs. Dropout, the identity there, is left out.
/// </summary>
/// <remarks>
/// A projection to a few components in front of a wider layer is cheaper than one layer that does the work of both: there it becomes a
/// Dense layer itself, which takes in the scaling. Of a scaling remains what stands for a missing value.
/// </remarks>
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
        return new Folding(new NetworkGraph(new EquatableArray<GraphNode>(nodes), nodes.Count - 1, loss, graph.Optimizer) { Inputs = graph.Inputs }, new EquatableArray<Fold>(folds));
    }

    /// <summary>What remains of the layers of a network or a block.</summary>
    /// <param name="before">Its nodes, the input first.</param>
    /// <param name="folds">Where the folds are added.</param>
    /// <param name="places">For each node before, the place of the one that gives its values now.</param>
    private static List<GraphNode> Sequence(EquatableArray<GraphNode> before, List<Fold> folds, out int[] places)
    {
        List<GraphNode> nodes = [before[0]];
        List<ParametricNode> ahead = [];
        List<(ParametricNode Norm, int Dense, bool IsBehind)> found = [];
        places = new int[before.Count];
        foreach (GraphNode node in before.Skip(1))
        {
            int last = nodes.Count - 1;
            switch (node)
            {
                case DropoutNode:
                    break;
                case NormalizationNode { OverBatch: true } norm when nodes[last] is DenseNode dense && !IsTied(before, dense):
                    found.Add((norm, last, true));
                    nodes[last] = dense with { Bias = true };
                    break;
                case NormalizationNode { OverBatch: true } norm when IsBeforeDense(before, norm):
                    ahead.Add(norm);
                    break;
                case ScalingNode scaling when IsBeforeDense(before, scaling):
                    ahead.Add(scaling);
                    if (!nodes.OfType<FillNode>().Any()) // nothing is missing any more behind the first
                        nodes.Add(new FillNode(nodes.Count, new([last]), scaling.Shape, scaling.Item, scaling.Name));
                    break;
                case ProjectionNode projection
                    when IsBeforeDense(before, projection) && IsCheaperWithin(DenseBehind(before, projection)!, projection):
                    ahead.Add(projection);
                    break;
                default:
                    GraphNode kept = node is ProjectionNode costly && IsBeforeDense(before, costly) ? AsDense(costly) : node;
                    GraphNode next = kept with { Id = nodes.Count, Inputs = new([last]) };
                    if (next is CompositionNode composition)
                        next = composition with { Branches = new(Branches(composition, folds)) };
                    if (next is DenseNode behind && ahead.Count > 0)
                    {
                        // The map nearest to the layer is the innermost factor of its weights.
                        found.AddRange(Enumerable.Reverse(ahead).Select(map => (map, nodes.Count, false)));
                        next = behind with { Bias = true, FanIn = ahead.OfType<ProjectionNode>().FirstOrDefault()?.FanIn ?? behind.FanIn };
                        ahead.Clear();
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
            if (branch.Owner < branches.Count)
            {
                branches.Add(branch with { Nodes = branches[branch.Owner].Nodes });
                continue;
            }

            List<GraphNode> nodes = Sequence(branch.Nodes, folds, out int[] places);
            branches.Add(branch with
            {
                Nodes = new EquatableArray<GraphNode>(nodes),
                Head = branch.Head is { } head ? head with { Loss = head.Loss with { Prediction = places[head.Loss.Prediction] } } : null,
            });
        }

        return branches;
    }

    private static bool IsBeforeDense(IReadOnlyList<GraphNode> nodes, ParametricNode map) =>
        DenseBehind(nodes, map) is { } next && !IsTied(nodes, next);

    /// <summary>The Dense layer that reads a map, with nothing but affine maps between them; null where there is none.</summary>
    private static DenseNode? DenseBehind(IReadOnlyList<GraphNode> nodes, ParametricNode map) =>
        nodes.Skip(map.Id + 1).FirstOrDefault(node =>
            node is not (DropoutNode or FlattenNode or NormalizationNode { OverBatch: true } or ScalingNode or ProjectionNode))
            as DenseNode;

    /// <summary>Whether a layer that does the work of a projection too takes no more multiply-adds than the two of them.</summary>
    private static bool IsCheaperWithin(DenseNode layer, ProjectionNode projection) =>
        (long)projection.FanIn * layer.Units <= (long)projection.Components * ((long)projection.FanIn + layer.Units);

    private static DenseNode AsDense(ProjectionNode projection) => new(
        projection.Id, projection.Inputs, projection.Shape, projection.Item, projection.Name, projection.FanIn, projection.Components,
        Bias: true, new WeightInitializer(Initializer.Zeros, DistributionForm.Constant, 0, 0, 0, IsDefault: false));

    /// <summary>Whether a layer shares its weights with another one, which a fold would change too.</summary>
    private static bool IsTied(IEnumerable<GraphNode> nodes, DenseNode layer) =>
        layer.TiedTo is not null || nodes.OfType<DenseNode>().Any(other => other.TiedTo == layer.Name);
}

/// <summary>A BatchNorm, a scaling or a projection that becomes part of a Dense layer.</summary>
/// <param name="Map">The layer that goes, of the network as it is.</param>
/// <param name="Dense">The layer that takes it in, of the folded network.</param>
/// <param name="IsBehind">Whether the map stands behind that layer, and not before.</param>
public sealed record Fold(ParametricNode Map, DenseNode Dense, bool IsBehind);
