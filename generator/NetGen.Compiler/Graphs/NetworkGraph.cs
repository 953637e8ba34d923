using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>
/// The network as a graph with all shapes known. Nodes stand in topological order: every node after those it reads.
/// </summary>
/// <param name="Nodes">The nodes; a node's <see cref="GraphNode.Id"/> is its place in this list.</param>
/// <param name="Output">The node whose values <c>Predict</c> returns.</param>
/// <param name="Loss">What training minimises; null for a network that only infers, or whose heads have losses of their own.</param>
/// <param name="Optimizer">How it is minimised.</param>
public sealed record NetworkGraph(EquatableArray<GraphNode> Nodes, int Output, GraphLoss? Loss, GraphOptimizer Optimizer)
{
    /// <summary>The inputs, one after the other in the row that a sample is; empty where the first layer states its size.</summary>
    public EquatableArray<InputPart> Inputs { get; init; }

    /// <summary>How the learning rate goes; null where nothing is declared.</summary>
    public ScheduleItem? Schedule { get; init; }

    /// <summary>The random changes of training samples.</summary>
    public EquatableArray<AugmentationItem> Augmentations { get; init; }

    public InputNode Input => (InputNode)Nodes[0];

    public GraphNode OutputNode => Nodes[Output];

    /// <summary>What fills in missing values before the first layer sees the inputs; null where nothing does, or a scaling does.</summary>
    public FillNode? Fill => Nodes.OfType<FillNode>().SingleOrDefault();

    /// <summary>The heads, which are the branches of the last node; none where the network has one loss or none.</summary>
    public EquatableArray<GraphBranch> Heads => OutputNode is CompositionNode { Form: CompositionForm.Heads } heads ? heads.Branches : default;

    /// <summary>Whether there is something that training minimises.</summary>
    public bool IsTrained => Loss is not null || Heads.Count > 0;

    /// <summary>Floats of a row of inputs that is put together from several; 0 where there is one.</summary>
    public long GatheredInputs => Inputs.Count > 1 ? Input.Shape.Size : 0;

    /// <summary>Floats of a row of outputs or targets of several heads; 0 where there is one.</summary>
    public long GatheredOutputs => Heads.Count > 1 ? OutputNode.Shape.Size : 0;

    /// <summary>Whether an optimiser can use each gradient while it is computed; not where it needs the norm of all, or the sum over the uses of tied weights.</summary>
    public bool UsesGradientsAtOnce =>
        !Optimizer.NeedsAllGradients && !Nodes.OfType<DenseNode>().Any(layer => layer.TiedTo is not null);
}
