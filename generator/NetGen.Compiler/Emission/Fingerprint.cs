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
        foreach (byte octet in Encoding.UTF8.GetBytes(string.Join(";", network.Graph.Nodes.Select(Line))))
            hash = unchecked((hash ^ octet) * Prime);
        return hash.ToString("x16", CultureInfo.InvariantCulture);

        string Line(GraphNode node) => node switch
        {
            DenseNode dense => $"{network.Parameters.RegionOf(dense).Layer.FileName}:{Text.Integer(dense.FanIn)}x{Text.Integer(dense.Units)}{(dense.Bias ? "+bias" : "")}",
            NormalizationNode layer => $"{layer.FileName}:{layer.Method}:{layer.Epsilon.ToString("R", CultureInfo.InvariantCulture)}",
            ActivationNode activation => activation.Function + ":" + activation.Alpha.ToString("R", CultureInfo.InvariantCulture),
            DropoutNode => "",
            _ => node.Shape.ToString(),
        };
    }
}
