using NetGen.Compiler.Declarations;

namespace NetGen.Compiler.Graphs;

/// <summary>What a graph contains at any depth.</summary>
internal static class GraphWalk
{
    /// <summary>The Dense layers with parameters of their own: of the blocks too, whatever their repetitions.</summary>
    public static IEnumerable<DenseNode> DenseLayers(this IEnumerable<GraphNode> nodes) => nodes.SelectMany(node => node switch
    {
        DenseNode dense => [dense],
        CompositionNode composition =>
            [
                .. composition.Branches.Where((branch, index) => branch.Owner == index).SelectMany(branch => branch.Nodes.DenseLayers()),
                .. composition.Projection is { } projection ? [projection] : Array.Empty<DenseNode>(),
            ],
        _ => (IEnumerable<DenseNode>)[],
    });

    /// <summary>Whether a node has parameters that training changes, at any depth.</summary>
    public static bool Learns(this GraphNode node) => node switch
    {
        FittedNode => false,
        ParametricNode => true,
        CompositionNode composition => composition.Projection is not null || composition.Branches.Any(branch => branch.Nodes.Any(Learns)),
        _ => false,
    };

    /// <summary>Whether a node looks across the rows of a batch in training, at any depth.</summary>
    public static bool LooksAcrossBatch(this GraphNode node) => node switch
    {
        NormalizationNode normalization => normalization.OverBatch,
        CompositionNode composition => composition.Branches.Any(branch => branch.Nodes.Any(LooksAcrossBatch)),
        _ => false,
    };

    /// <summary>Multiply-accumulates of one sample through the nodes.</summary>
    public static long MultiplyAccumulates(this IEnumerable<GraphNode> nodes) => nodes.Sum(node => node switch
    {
        DenseNode dense => (long)dense.FanIn * dense.Units,
        ProjectionNode projection => (long)projection.FanIn * projection.Components,
        CompositionNode composition => composition.Repeat * composition.Branches.Sum(branch => branch.Nodes.MultiplyAccumulates())
            + (composition.Projection is { } projection ? (long)projection.FanIn * projection.Units : 0),
        _ => 0,
    });

    /// <summary>The random streams that the dropouts of the nodes draw.</summary>
    public static int Dropouts(this IEnumerable<GraphNode> nodes) => nodes.Sum(node => node switch
    {
        DropoutNode => 1,
        CompositionNode composition => composition.Repeat * composition.Dropouts,
        _ => 0,
    });

    /// <summary>Whether some layer of a declaration has parameters, at any depth.</summary>
    public static bool HasParameters(this IEnumerable<DeclarationItem> items) =>
        items.Any(item => item is DenseItem or NormalizationItem or PReLUItem || item is CompositionItem composition && composition.Blocks.Any(block => block.Items.HasParameters()));

    /// <summary>Whether every attribute of a declaration is understood, at any depth.</summary>
    public static bool IsComplete(this IEnumerable<DeclarationItem> items) =>
        items.All(item => item is not IncompleteItem && (item is not CompositionItem composition || composition.Blocks.All(block => block.Items.IsComplete())));
}
