using System.Globalization;
using System.Text;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>A hash of what gives a network's parameters their meaning: shapes, layers, and their names.</summary>
internal static class Fingerprint
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over the network in one line of text, 16 hexadecimal digits.</summary>
    public static string Of(LoweredNetwork network)
    {
        ulong hash = OffsetBasis;
        foreach (byte octet in Encoding.UTF8.GetBytes(Lines(network.Graph.Nodes)))
            hash = unchecked((hash ^ octet) * Prime);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static string Lines(IEnumerable<GraphNode> nodes) => string.Join(";", nodes.Select(Line));

    private static string Line(GraphNode node) => node switch
    {
        DenseNode dense => $"{dense.FileName}:{Text.Integer(dense.FanIn)}x{Text.Integer(dense.Units)}{(dense.Bias ? "+bias" : "")}",
        NormalizationNode layer => $"{layer.FileName}:{layer.Method}:{layer.Epsilon.ToString("R", CultureInfo.InvariantCulture)}",
        MaxPiecesNode maximum => $"max:{Text.Integer(maximum.Pieces)}",
        PReLUNode layer => $"{layer.FileName}:{Text.Integer(layer.Slopes)}",
        ScalingNode scaling => $"{scaling.FileName}:{scaling.Method}",
        ProjectionNode projection => $"{projection.FileName}:{Text.Integer(projection.FanIn)}x{Text.Integer(projection.Components)}{(projection.Whitens ? "+whiten" : "")}",
        SelectNode select => $"select:{Text.Integer(select.Offset)}+{Text.Integer(select.Shape.Size)}",
        FlattenNode => "",
        ActivationNode activation => activation.Function + ":" + activation.Alpha.ToString("R", CultureInfo.InvariantCulture),
        DropoutNode => "",
        CompositionNode composition => Composition(composition),
        _ => node.Shape.ToString(),
    };

    private static string Composition(CompositionNode node)
    {
        IEnumerable<string> branches = node.Branches.Select(branch =>
            $"{branch.Name}<{Text.Integer(branch.Source)}:{Lines(branch.Nodes)}");
        return $"{Lower(node.Name)}:{node.Form}:{node.Merge}x{Text.Integer(node.Repeat)}"
            + $"({string.Join("|", branches)}){(node.Projection is null ? "" : "+projection")}{(node.After is { } after ? Line(after) : "")}";
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
