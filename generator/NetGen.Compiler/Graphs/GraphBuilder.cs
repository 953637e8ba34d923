using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Findings.Checks;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>Holds a declaration against the rules and builds its graph.</summary>
public static class GraphBuilder
{
    public static GraphResult Build(NetworkDeclaration declaration)
    {
        NetworkOutline outline = new(declaration);
        ShapeInference shapes = new(outline);
        IEnumerable<Finding> findings =
        [
            .. HostChecks.Run(outline),
            .. StructureChecks.Run(outline),
            .. InputChecks.Run(outline),
            .. HeadChecks.Run(outline),
            .. TyingChecks.Run(outline, shapes),
            .. NameChecks.Run(outline),
            .. ArgumentChecks.Run(outline),
            .. UsageChecks.Run(outline),
            .. ShapeChecks.Run(outline, shapes),
            .. CompositionChecks.Run(outline, shapes),
            .. OutputChecks.Run(outline, shapes),
            .. PerceptronChecks.Run(outline),
            .. SizeChecks.Run(outline, shapes),
        ];

        bool canBeCompiled = outline.IsComplete && findings.All(finding => finding.Rule.Severity < RuleSeverity.Error);
        return new GraphResult(
            canBeCompiled ? Build(outline, shapes) : null,
            new EquatableArray<Finding>(findings.OrderBy(finding => finding.Item)));
    }

    /// <summary>The graph of a declaration that is known to keep the rules, as a change that can break none leaves it.</summary>
    internal static NetworkGraph BuildSound(NetworkDeclaration declaration)
    {
        NetworkOutline outline = new(declaration);
        return Build(outline, new ShapeInference(outline));
    }

    private static NetworkGraph Build(NetworkOutline outline, ShapeInference shapes)
    {
        InputNode input = new(0, shapes.Input!.Value, outline.Input?.Index ?? -1) { Scale = MeanSquare(outline) };
        List<GraphNode> nodes = Nodes(input, outline, new StreamCounter());
        GraphOptimizer optimizer = GraphOptimizer.Of(outline.Optimizer) with { Regularization = outline.Regularization };
        if (optimizer.Algorithm == OptimizerAlgorithm.PerceptronRule)
            optimizer = optimizer with { Outputs = nodes[nodes.Count - 1].Shape.Size };
        return new NetworkGraph(new EquatableArray<GraphNode>(nodes), nodes.Count - 1, outline.Loss is { } loss ? GraphLoss.Of(loss, nodes) : null, optimizer)
        {
            Inputs = new(outline.InputParts!),
            Schedule = outline.Items.OfType<ScheduleItem>().FirstOrDefault(),
            Augmentations = new(outline.Items.OfType<AugmentationItem>()),
        };
    }

    /// <summary>E[x²] over all inputs, as far as they state it; null where none does.</summary>
    private static double? MeanSquare(NetworkOutline outline)
    {
        if (outline.Inputs.Count < 2)
            return outline.Input?.Scale;
        return outline.Inputs.All(input => input.Scale is null)
            ? null
            : outline.Inputs.Zip(outline.InputParts!, (input, part) => (input.Scale ?? 1) * part.Size).Sum() / outline.InputParts!.Sum(part => (double)part.Size);
    }

    /// <summary>The input and the layers that follow it, of a network or of a block.</summary>
    /// <param name="input">The input.</param>
    /// <param name="outline">The declaration.</param>
    /// <param name="streams">Numbers the dropouts.</param>
    /// <param name="rateFactor">That of the compositions around it.</param>
    internal static List<GraphNode> Nodes(InputNode input, NetworkOutline outline, StreamCounter streams, double rateFactor = 1)
    {
        List<GraphNode> nodes = [input];
        foreach (LayerItem layer in outline.Layers)
        {
            if (layer is ProjectionItem projection && outline.ImplicitCenterOf(projection) is { } center)
                nodes.Add(FittedNodes.Center(projection, center, nodes[nodes.Count - 1]));
            nodes.Add(Node(layer, nodes, outline, streams, rateFactor));
            if (layer is DenseItem { Pieces: { } pieces } maxout)
                nodes.Add(new MaxPiecesNode(nodes.Count, new([nodes.Count - 1]), new TensorShape(maxout.Units), layer.Index, pieces));
        }

        return nodes;
    }

    private static GraphNode Node(LayerItem layer, List<GraphNode> nodes, NetworkOutline outline, StreamCounter streams, double rateFactor)
    {
        GraphNode before = nodes[nodes.Count - 1];
        EquatableArray<int> inputs = new([before.Id]);
        return layer switch
        {
            DenseItem dense => DenseNode(dense, nodes, outline) with { RateFactor = rateFactor * dense.InitialRateFactor },
            NormalizationItem item => new NormalizationNode(
                nodes.Count, inputs, before.Shape, layer.Index, outline.NameOf(item), item.Method,
                item.Epsilon ?? Defaults.NormalizationEpsilon(item.Method), item.Momentum ?? Defaults.StatisticsMomentum)
            {
                RateFactor = rateFactor * item.InitialRateFactor,
            },
            PReLUItem rectifier => new PReLUNode(
                nodes.Count, inputs, before.Shape, layer.Index, outline.NameOf(rectifier), Defaults.Alpha(rectifier), rectifier.PerUnit)
            {
                RateFactor = rateFactor * rectifier.InitialRateFactor,
            },
            ScalingItem scaling => FittedNodes.Scaling(scaling, outline.NameOf(scaling), before),
            ProjectionItem projection => FittedNodes.Projection(projection, outline.NameOf(projection), before),
            SelectItem select => Select(select, ShapeInference.PartOf(outline, select)!, inputs, nodes.Count),
            FlattenItem => new FlattenNode(nodes.Count, inputs, new TensorShape((int)before.Shape.Size), layer.Index),
            ActivationItem activation => new ActivationNode(
                nodes.Count, inputs, before.Shape, layer.Index, activation.Function, Defaults.Alpha(activation))
            {
                IsStraightThrough = activation.StraightThrough ?? false,
                HandsErrorOn = outline.Optimizer?.Algorithm == OptimizerAlgorithm.PerceptronRule,
            },
            DropoutItem dropout => new DropoutNode(
                nodes.Count, inputs, before.Shape, layer.Index, Defaults.Rate(dropout), streams.Next())
            {
                IsAlpha = dropout.IsAlpha,
            },
            CompositionItem composition => CompositionBuilder.Build(
                composition, nodes.Count, before, outline, streams, rateFactor * composition.InitialRateFactor),
            _ => throw new InvalidOperationException($"No operation for {layer}."),
        };
    }

    private static SelectNode Select(SelectItem item, InputPart part, EquatableArray<int> inputs, int id) =>
        new(id, inputs, part.Shape, item.Index, part.Name, part.Offset) { SquareShare = part.SquareShare };

    private static DenseNode DenseNode(DenseItem dense, List<GraphNode> nodes, NetworkOutline outline)
    {
        GraphNode before = nodes[nodes.Count - 1];
        DenseNode? tied = dense.TiedTo is null ? null : nodes.OfType<DenseNode>().First(other => other.Name == dense.TiedTo);
        int fanIn = (int)before.Shape.Size;
        WeightInitializer initializer = tied?.Initializer ?? InitializerFigures.Of(dense, fanIn, outline.ActivationAfter(dense));
        int units = (int)dense.Columns;
        return new DenseNode(
            nodes.Count, new([before.Id]), new TensorShape(units), dense.Index, outline.NameOf(dense), fanIn, units, dense.Bias, initializer)
        {
            BiasInit = dense.BiasInit ?? 0,
            TiedTo = tied?.Name,
            IsTransposed = tied is not null && (dense.Transposed ?? (tied.FanIn, tied.Units) != (fanIn, units)),
        };
    }
}
