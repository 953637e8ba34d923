using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Emission;

/// <summary>The network as a table of its layers, for the head of the file and for the tooltip.</summary>
internal static class NetworkTable
{
    /// <summary>One line of sizes: <c>DigitNet   784 → 10   159,010 parameters (636 KB)   158,800 multiply-accumulates a sample</c>.</summary>
    public static string Title(LoweredNetwork network) =>
        $"{network.Host.Name.TrimStart('@')}   {network.Graph.Input.Shape} → {network.Graph.OutputNode.Shape}   "
        + $"{Text.Grouped(network.Parameters.Parameters)} parameters ({Text.Bytes(network.Parameters.Parameters * sizeof(float))})   "
        + $"{Text.Grouped(network.MultiplyAccumulates)} multiply-accumulates a sample";

    /// <summary>
    /// Layer, output, parameters, multiply-accumulates, bytes and, where the theory speaks of the network, the signal at the start: a row each
    /// layer.
    /// </summary>
    public static IEnumerable<string> Sizes(LoweredNetwork network, SignalProfile? profile)
    {
        List<string[]> rows =
        [
            ["layer", "output", "parameters", "multiply-adds", "bytes", .. Signals(profile, ["variance", "contrast", "gradient"])],
        ];
        foreach (GraphNode node in network.Graph.Nodes)
            AddSizes(rows, network, node, profile?.Rows[node.Id], indent: "");

        if (network.Graph.Loss is { } loss)
            rows.Add([Text.Name(loss.Function), "1", "–", "–", "–", .. Signals(profile, ["–", "–", "–"])]);
        foreach (GraphBranch head in network.Graph.Heads)
            rows.Add([LossOf(head), "1", "–", "–", "–", .. Signals(profile, ["–", "–", "–"])]);
        return Align(rows, leftColumns: 1);
    }

    /// <summary>A row for a layer; for a composition one for all of its repetitions, then those of the layers of one.</summary>
    private static void AddSizes(List<string[]> rows, LoweredNetwork network, GraphNode node, SignalRow? signal, string indent)
    {
        (long Parameters, long Products)? size = node switch
        {
            DenseNode dense => (Region(network, dense).Parameters, (long)dense.FanIn * dense.Units),
            NormalizationNode layer => (network.Parameters.RegionOf(layer).Count, 0),
            PReLUNode layer => (layer.Slopes, 0),
            ProjectionNode projection => (0, (long)projection.FanIn * projection.Components),
            CompositionNode composition => (network.Parameters.GroupOf(composition).Parameters, new[] { node }.MultiplyAccumulates()),
            _ => null,
        };
        rows.Add(
        [
            indent + Layer(network, node),
            node.Shape.ToString(),
            .. size is var (parameters, products)
                ? [Dash(parameters, Text.Grouped), Dash(products, Text.Grouped), Dash(parameters * sizeof(float), Text.Bytes)]
                : (string[])["–", "–", "–"],
            .. signal is null ? [] : Signal(signal),
        ]);
        foreach ((GraphNode inner, SignalRow? row) in Inner(node, signal))
            AddSizes(rows, network, inner, row, indent + "  ");
    }

    private static string Dash(long number, Func<long, string> text) => number == 0 ? "–" : text(number);

    /// <summary>The layers of a composition with their signals, those of a block that is used twice once.</summary>
    private static IEnumerable<(GraphNode Node, SignalRow? Signal)> Inner(GraphNode node, SignalRow? signal = null)
    {
        if (node is not CompositionNode composition)
            yield break;
        if (composition.Projection is { } projection)
            yield return (projection, signal?.Projection);
        for (int i = 0; i < composition.Branches.Count; i++)
        {
            GraphBranch branch = composition.Branches[i];
            foreach (GraphNode inner in branch.Nodes.Skip(branch.Owner == i ? 1 : branch.Nodes.Count))
                yield return (inner, signal?.Branches[i][inner.Id]);
        }
    }

    private static string[] Signals(SignalProfile? profile, string[] cells) => profile is null ? [] : cells;

    private static string[] Signal(SignalRow row) =>
        [Figures.Text(row.Variance), Figures.Text(row.Contrast), row.Amplitude is { } amplitude ? Figures.Text(amplitude) : "–"];

    /// <summary>Layer, output and the formulas of both directions, a row each layer.</summary>
    public static IEnumerable<string> Formulary(LoweredNetwork network)
    {
        List<string[]> rows = [["layer", "output", "forward", "backward"]];
        bool first = true;
        foreach (GraphNode node in network.Graph.Nodes)
        {
            AddFormulas(rows, network, node, first, indent: "");
            first &= !node.Learns();
        }

        if (network.Graph.Loss is { } loss)
            rows.Add([Text.Name(loss.Function), "", Formulas.Loss(loss.Function), Formulas.LossGradient(loss.Function, network.OutputSize)]);
        foreach (GraphBranch head in network.Graph.Heads)
            rows.Add([LossOf(head), "", Formulas.Loss(head.Head!.Loss.Function), Formulas.LossGradient(head.Head.Loss.Function, (int)head.Output.Shape.Size)]);
        return Align(rows, leftColumns: 4);
    }

    private static string LossOf(GraphBranch head) =>
        $"{head.Name}: {Text.Name(head.Head!.Loss.Function)}{(head.Head.Weight == 1 ? "" : " × " + Text.Number(head.Head.Weight))}";

    private static void AddFormulas(List<string[]> rows, LoweredNetwork network, GraphNode node, bool first, string indent)
    {
        rows.Add([indent + Layer(network, node), node.Shape.ToString(), Forward(network, node), network.Training is null ? "" : Backward(network, node, first)]);
        // Within a composition gradients are passed through everything, but not to a network's input that nothing before it learns from.
        bool isFirst = false;
        foreach ((GraphNode inner, _) in Inner(node))
        {
            isFirst = first && (inner is SelectNode || isFirst);
            AddFormulas(rows, network, inner, isFirst, indent + "  ");
            isFirst &= !inner.Learns();
        }
    }

    private static Stage StageOf(LoweredNetwork network, CompositionNode node) =>
        network.Inference.Stages.Flatten().First(stage => ReferenceEquals(stage.Composition, node));

    private static string Layer(LoweredNetwork network, GraphNode node) => node switch
    {
        DenseNode dense when network.IsFrozen => dense.Name, // its weights are never drawn
        DenseNode { TiedTo: { } owner } tied => $"{tied.Name}, tied to {owner}{Rate(tied)}",
        DenseNode dense => $"{dense.Name}, {Text.Name(dense.Initializer.Declared)}{Rate(dense)}",
        NormalizationNode normalization => normalization.Name + Rate(normalization),
        PReLUNode rectifier => rectifier.Name + Rate(rectifier),
        MaxPiecesNode maximum => $"max of {Text.Integer(maximum.Pieces)}",
        FittedNode fitted => FittedEmitter.Title(fitted),
        FlattenNode => "Flatten",
        SelectNode select => "Select " + select.Name,
        ActivationNode activation => activation.Function.ToString(),
        DropoutNode dropout => DropoutFormulas.Title(dropout),
        CompositionNode { Repeat: > 1 } composition => $"{composition.Name}, {Text.Grouped(composition.Repeat)} times",
        CompositionNode composition => composition.Name,
        _ => "Input",
    };

    private static string Rate(ParametricNode layer) => layer.RateFactor switch
    {
        1 => "",
        0 => ", frozen",
        double factor => $", η·{Text.Number(factor)}",
    };

    private static string Forward(LoweredNetwork network, GraphNode node) => node switch
    {
        DenseNode dense => "h = " + Formulas.Affine(Region(network, dense)),
        NormalizationNode layer => $"y = {Formulas.Normalized(network.Parameters.RegionOf(layer), "x̂")}, x̂ = {Formulas.Normal(layer)}",
        MaxPiecesNode => MaxoutEmitter.Forward("h"),
        PReLUNode rectifier => "y = " + Formulas.Rectified(network.Parameters.RegionOf(rectifier), "h"),
        FittedNode fitted => "y = " + FittedEmitter.Formula(network, fitted),
        FlattenNode => "the same values in one row",
        SelectNode select => $"y = columns {Text.Integer(select.Offset)} to {Text.Integer(select.Offset + select.Shape.Size - 1)} of x",
        ActivationNode activation => "y = " + Formulas.Activation(activation, "h"),
        DropoutNode dropout => DropoutFormulas.Forward(dropout) + ", in training",
        CompositionNode composition => CompositionFormulas.Forward(StageOf(network, composition)),
        _ => "x",
    };

    private static string Backward(LoweredNetwork network, GraphNode node, bool first)
    {
        switch (node)
        {
            case DenseNode dense:
                return Backward(Region(network, dense), first);
            case NormalizationNode layer:
                string number = Text.Subscript(network.Parameters.RegionOf(layer).Number);
                return $"dγ{number} = Σ dy∘x̂" + (layer.HasShift ? $"   dβ{number} = Σ dy" : "") + (first ? "   (no dx: first layer)" : "   dx through x̂");
            case SelectNode:
                return first ? "" : "dx = dy in these columns, 0 in the others";
            case PReLUNode rectifier:
                string slope = Text.Subscript(network.Parameters.RegionOf(rectifier).Number);
                return $"dα{slope} = Σ dy∘min(h, 0)" + (first ? "   (no dh: first layer)" : $"   dh = dy ∘ (h > 0 ? 1 : α{slope})");
            case MaxPiecesNode:
                return MaxoutEmitter.Backward("dh", "h");
            case FittedNode:
                return "fitted to the training set, not trained";
            case CompositionNode composition:
                return CompositionFormulas.Backward(StageOf(network, composition));
            case ActivationNode when network.FusedActivation is not null && ReferenceEquals(node, network.Graph.OutputNode)
                || network.Graph.Heads.Any(head => head.FusedActivation is not null && ReferenceEquals(node, head.Output)):
                return "fused with the loss";
            case ActivationNode { Function: Declarations.ActivationFunction.Softmax }:
                return "dh = y ∘ (dy - Σ dy∘y)";
            case ActivationNode { Function: Declarations.ActivationFunction.LogSoftmax }:
                return "dh = dy - eʸ·Σ dy";
            case ActivationNode activation:
                return "dh = dy ∘ " + Formulas.Derivative(activation, activation.NeedsInput() ? "h" : "y");
            case DropoutNode dropout:
                return DropoutFormulas.Backward(dropout);
            default:
                return "";
        }
    }

    private static string Backward(ParameterRegion region, bool first)
    {
        bool isTransposed = region.Layer.IsTransposed;
        string weights = "W" + Text.Subscript(region.WeightNumber);
        return $"d{weights} {(region.Owner is null ? "" : "+")}= {(isTransposed ? "dhᵀ·x" : "xᵀ·dh")}"
            + (region.Layer.Bias ? $"   db{Text.Subscript(region.Number)} = Σ dh" : "")
            + (first ? "   (no dx: first layer)" : $"   dx = dh·{weights}{(isTransposed ? "" : "ᵀ")}");
    }

    private static ParameterRegion Region(LoweredNetwork network, DenseNode dense) => network.Parameters.RegionOf(dense);

    /// <summary>The width of a cell on the page: the circumflex of x̂ stands above its letter.</summary>
    private static int WidthOf(string cell) => cell.Count(character => character != '\u0302');

    private static IEnumerable<string> Align(List<string[]> rows, int leftColumns)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => WidthOf(row[column])))];
        return rows.Select(row => string.Join("   ", row.Select((cell, column) =>
            column < leftColumns ? cell + Padding(cell, column) : Padding(cell, column) + cell)).TrimEnd());

        string Padding(string cell, int column) => new(' ', widths[column] - WidthOf(cell));
    }
}
