using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>
/// A network without compositions: every repetition of every block written out, its layers called as in files (<c>residual1.3.dense1</c>). Two
/// layers of one name share their parameters.
/// </summary>
internal sealed class Unrolled
{
    private readonly List<GraphNode> _nodes = [];
    private readonly List<LossTerm> _losses = [];

    public static NetworkGraph Of(NetworkGraph graph) => WithLosses(graph).Graph;

    /// <summary>The network, and what training minimises: its loss, or those of its heads.</summary>
    public static (NetworkGraph Graph, IReadOnlyList<LossTerm> Losses) WithLosses(NetworkGraph graph)
    {
        if (!graph.Nodes.Any(node => node is CompositionNode))
            return (graph, graph.Loss is { } own ? [new LossTerm(own, own.Prediction, 1, 0)] : []);
        var unrolled = new Unrolled();
        unrolled._nodes.Add(graph.Input);
        int[] places = unrolled.Add(graph.Nodes, input: 0, prefix: "", streams: 0);
        if (graph.Loss is { } loss)
            unrolled._losses.Add(new LossTerm(loss, places[loss.Prediction], 1, 0));
        NetworkGraph written = graph with { Nodes = new EquatableArray<GraphNode>(unrolled._nodes), Output = places[graph.Output], Loss = null };
        return (written, unrolled._losses);
    }

    /// <summary>Writes out the nodes of a network or a block.</summary>
    /// <returns>Where each of them stands.</returns>
    private int[] Add(EquatableArray<GraphNode> nodes, int input, string prefix, int streams)
    {
        int[] places = new int[nodes.Count];
        places[0] = input;
        foreach (GraphNode node in nodes.Skip(1))
        {
            int x = places[node.Inputs[0]];
            places[node.Id] = node switch
            {
                CompositionNode composition => Add(composition, x, prefix, streams),
                DenseNode dense => Add(dense with { Name = prefix + Lower(dense.Name) }, x),
                NormalizationNode norm => Add(norm with { Name = prefix + Lower(norm.Name) }, x),
                PReLUNode rectifier => Add(rectifier with { Name = prefix + Lower(rectifier.Name) }, x),
                DropoutNode dropout => Add(dropout with { Stream = dropout.Stream + streams }, x),
                _ => Add(node, x),
            };
        }

        return places;
    }

    private int Add(CompositionNode composition, int x, string prefix, int streams)
    {
        string path = prefix + Lower(composition.Name) + ".";
        for (int repeat = 0; repeat < composition.Repeat; repeat++)
        {
            string inner = composition.Repeat == 1 ? path : path + repeat.ToString(CultureInfo.InvariantCulture) + ".";
            x = AddOnce(composition, x, inner, streams + repeat * composition.Dropouts);
        }

        return x;
    }

    private int AddOnce(CompositionNode composition, int x, string prefix, int streams)
    {
        List<int> terms = [];
        if (composition.Skips)
            terms.Add(composition.Projection is { } projection ? Add(projection with { Name = prefix + "projection" }, x) : x);
        int skips = terms.Count;
        foreach (GraphBranch branch in composition.Branches)
        {
            int source = branch.Source < 0 ? x : terms[skips + branch.Source];
            string inner = branch.Name.Length == 0 ? prefix : prefix + Lower(branch.Name) + ".";
            int[] places = Add(branch.Nodes, source, inner, streams + branch.Streams);
            terms.Add(places[^1]);
            if (branch.Head is { } head)
                _losses.Add(new LossTerm(head.Loss, places[head.Loss.Prediction], head.Weight, head.Offset));
        }

        _nodes.Add(new MergeNode(_nodes.Count, new EquatableArray<int>(terms), composition.Shape, composition.Merge));
        return composition.After is { } after ? Add(after, _nodes.Count - 1) : _nodes.Count - 1;
    }

    private int Add(GraphNode node, int input)
    {
        _nodes.Add(node with { Id = _nodes.Count, Inputs = new EquatableArray<int>([input]) });
        return _nodes.Count - 1;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
