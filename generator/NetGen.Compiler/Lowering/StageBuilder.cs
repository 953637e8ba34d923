using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>Groups the nodes between the input and one node of the graph into stages.</summary>
internal sealed class StageBuilder
{
    private readonly bool _training;
    private int _number;

    private StageBuilder(bool training) => _training = training;

    /// <summary>The stages that compute <paramref name="output"/>.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="output">The node wanted.</param>
    /// <param name="training">Whether dropout is on; at inference it is the identity and leaves no trace.</param>
    public static List<Stage> Build(NetworkGraph graph, int output, bool training)
    {
        Stage start = new(0, 0, graph.Input.Shape.Flat, (int)graph.Input.Shape.Size, null, null, null);
        return new StageBuilder(training).Sequence(PathTo(graph, output), start, graph.Input, streams: 0);
    }

    /// <param name="nodes">The layers of a network or a block.</param>
    /// <param name="start">What the first stage reads, as the input of a stage.</param>
    /// <param name="input">The node of that input.</param>
    /// <param name="streams">How many random streams later than stated its dropouts draw.</param>
    private List<Stage> Sequence(IEnumerable<GraphNode> nodes, Stage start, GraphNode input, int streams)
    {
        List<Stage> stages = [];
        Stage? open = null;
        foreach (GraphNode node in nodes)
        {
            if (node is FlattenNode or FillNode) // what is filled in is in the inputs before a stage reads them
                continue;
            if (node is DropoutNode declared)
            {
                if (!_training || declared.Rate == 0)
                    continue;
                DropoutNode dropout = declared with { Stream = declared.Stream + streams };
                open = open is { Dropout: null, Composition: null, Fitted: null, Select: null } && !TakesRows(open.Activation) && !(dropout.IsAlpha && open.TakesColumns)
                    ? open with { Dropout = dropout }
                    : Next(stages, open, start) with { Dropout = dropout };
            }
            else if (node is ActivationNode activation)
            {
                open = open is { Operation: not (null or CompositionNode or FittedNode or PReLUNode or MaxPiecesNode or SelectNode), Activation: null, Dropout: null } && !StandsAlone(activation)
                    ? open with { Activation = activation }
                    : Next(stages, open, start) with { Activation = activation };
            }
            else if (node is CompositionNode composition)
            {
                // A composition's input has to be a padded matrix that nothing else reads.
                open = Composition(composition, stages, open ?? Next(stages, open, start) with { Operation = input }, start.Repeats, streams);
            }
            else
            {
                open = Next(stages, open, start) with { Operation = node };
            }
        }

        if (open is not null)
            stages.Add(open);
        return stages;
    }

    /// <summary>Closes the open stage and begins the one that reads it.</summary>
    private Stage Next(List<Stage> stages, Stage? open, Stage start)
    {
        if (open is null)
            return start with { Number = ++_number };
        stages.Add(open);
        return After(open) with { Number = ++_number, Repeats = start.Repeats };
    }

    private Stage Composition(CompositionNode node, List<Stage> stages, Stage open, EquatableArray<Repetition> outside, int streams)
    {
        stages.Add(open);
        EquatableArray<Repetition> repeats = node.Repeat > 1 ? new([.. outside, new Repetition(node.Repeat, node.Dropouts)]) : outside;
        List<StageBranch> branches = [];
        int skips = 0;
        if (node.Projection is { } projection)
        {
            Stage stage = After(open) with { Number = ++_number, Input = 0, Operation = projection, Repeats = repeats };
            branches.Add(new StageBranch("", "x·W₀", -1, Block: -1, IsRepeated: false, new([stage])));
            skips = 1;
        }

        for (int i = 0; i < node.Branches.Count; i++)
        {
            GraphBranch branch = node.Branches[i];
            StageBranch? source = branch.Source < 0 ? null : branches[branch.Source + skips];
            Stage start = After(source?.Last ?? open) with { Input = 0, Repeats = repeats };
            // What is fused with a head's loss is left to that.
            int last = _training && branch.Head is { } head ? head.Loss.Prediction : branch.Output.Id;
            List<Stage> body = Sequence(branch.Nodes.Skip(1).Take(last), start, branch.Nodes[0], streams + branch.Streams);
            if (body.Count == 0)
                body.Add(Next(body, null, start) with { Operation = branch.Nodes[0] });
            string symbol = $"{branch.Block}({source?.Symbol ?? "x"})";
            int read = source is null ? -1 : branch.Source + skips;
            branches.Add(new StageBranch(branch.Name, symbol, read, branch.Owner, IsRepeated: branch.Owner != i, new(body))
            {
                Head = branch.Head is null ? null : branch,
            });
        }

        return After(open) with { Number = ++_number, Operation = node, Branches = new(branches), Repeats = repeats };
    }

    /// <summary>A stage that reads another one, still without a number and an operation.</summary>
    private static Stage After(Stage stage) => new(0, stage.Number, stage.Shape, stage.Stride, null, null, null);

    private static Stack<GraphNode> PathTo(NetworkGraph graph, int output)
    {
        Stack<GraphNode> path = [];
        for (GraphNode node = graph.Nodes[output]; node is not InputNode; node = graph.Nodes[node.Inputs[0]])
            path.Push(node);
        return path;
    }

    /// <summary>Softmax and its logarithm need whole rows; what is derived from its input needs that kept, so that in training it writes elsewhere.</summary>
    private bool StandsAlone(ActivationNode activation) =>
        TakesRows(activation) || (_training && activation.NeedsInput());

    private static bool TakesRows(ActivationNode? activation) => activation?.Function.TakesRows() ?? false;
}
