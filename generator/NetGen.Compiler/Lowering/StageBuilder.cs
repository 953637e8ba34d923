using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>Groups the nodes between the input and one node of the graph into stages.</summary>
internal static class StageBuilder
{
    /// <summary>The stages that compute <paramref name="output"/>.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="output">The node wanted.</param>
    /// <param name="training">Whether dropout is on; at inference it is the identity and leaves no trace.</param>
    public static List<Stage> Build(NetworkGraph graph, int output, bool training)
    {
        List<Stage> stages = [];
        Stage? open = null;
        foreach (GraphNode node in PathTo(graph, output))
        {
            if (node is DropoutNode { } dropout)
            {
                if (!training || dropout.Rate == 0)
                    continue;
                open = open is { Dropout: null } && !IsSoftmax(open.Activation)
                    ? open with { Dropout = dropout }
                    : Next(stages, open, graph) with { Dropout = dropout };
            }
            else if (node is ActivationNode activation)
            {
                open = open is { Operation: not null, Activation: null, Dropout: null } && !StandsAlone(activation, training)
                    ? open with { Activation = activation }
                    : Next(stages, open, graph) with { Activation = activation };
            }
            else
            {
                open = Next(stages, open, graph) with { Operation = node };
            }
        }

        if (open is not null)
            stages.Add(open);
        return stages;
    }

    /// <summary>Closes the open stage and begins the one that reads it.</summary>
    private static Stage Next(List<Stage> stages, Stage? open, NetworkGraph graph)
    {
        if (open is null)
            return new Stage(1, 0, graph.Input.Shape, (int)graph.Input.Shape.Size, null, null, null);
        stages.Add(open);
        return new Stage(open.Number + 1, open.Number, open.Shape, open.Stride, null, null, null);
    }

    private static Stack<GraphNode> PathTo(NetworkGraph graph, int output)
    {
        Stack<GraphNode> path = [];
        for (GraphNode node = graph.Nodes[output]; node is not InputNode; node = graph.Nodes[node.Inputs[0]])
            path.Push(node);
        return path;
    }

    /// <summary>Softmax needs whole rows; what is derived from its input needs that kept, so that in training it writes elsewhere.</summary>
    private static bool StandsAlone(ActivationNode activation, bool training) =>
        IsSoftmax(activation) || (training && activation.NeedsInput());

    private static bool IsSoftmax(ActivationNode? activation) => activation is { Function: ActivationFunction.Softmax };
}
