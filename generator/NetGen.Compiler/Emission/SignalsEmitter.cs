using System.Globalization;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Emission;

/// <summary>The predicted signal at the start as public constants, for a test to hold its network against.</summary>
internal static class SignalsEmitter
{
    /// <summary>What the figures hold for.</summary>
    public static string Premise(NetworkGraph graph, SignalProfile profile) =>
        "Variance, contrast of two inputs and strength of the gradient at the start, as mean-field theory predicts them for inputs "
        + "of mean square " + Figures.Text(profile.InputSquare) + (profile.IsInputSquareDeclared ? "." : ", since none is declared.")
        + (graph.Nodes.Any(IsPassedAgain) ? " Within blocks that are passed several times they are those of the first pass." : "");

    public static void Write(CodeWriter writer, NetworkGraph graph, SignalProfile profile)
    {
        writer.Write($"/// <summary>{Premise(graph, profile)}</summary>");
        using (writer.Open("public static class Signals"))
        {
            Constant(writer, "InputSquare", profile.InputSquare, "E[x²] of the inputs.");
            WriteLayers(writer, graph.Nodes, profile.Rows, path: "");
        }

        writer.Write();
    }

    /// <param name="path">The compositions and blocks around the layers: <c>Branches1.F</c>. The names of the constants begin with it.</param>
    private static void WriteLayers(CodeWriter writer, EquatableArray<GraphNode> nodes, EquatableArray<SignalRow> rows, string path)
    {
        foreach (GraphNode node in nodes)
        {
            if (node is DenseNode layer)
                WriteLayer(writer, layer, rows[node.Id], path);
            else if (node is CompositionNode composition)
                WriteBlocks(writer, composition, rows[node.Id], Inside(path, composition.Name));
        }
    }

    private static void WriteBlocks(CodeWriter writer, CompositionNode composition, SignalRow row, string path)
    {
        if (composition.Projection is { } projection)
            WriteLayer(writer, projection, row.Projection!, path);
        for (int i = 0; i < composition.Branches.Count; i++)
        {
            GraphBranch branch = composition.Branches[i];
            if (branch.Owner == i)
                WriteLayers(writer, branch.Nodes, row.Branches[i], Inside(path, branch.Name));
        }
    }

    private static string Inside(string path, string name) => path.Length == 0 || name.Length == 0 ? path + name : $"{path}.{name}";

    private static void WriteLayer(CodeWriter writer, DenseNode layer, SignalRow row, string path)
    {
        string name = path.Replace(".", "") + layer.Name;
        string outputs = $"the outputs of {layer.Name}{(path.Length == 0 ? "" : $" in {path}")}";
        writer.Write();
        Constant(writer, name + "Variance", row.Variance, $"E[h²] of {outputs}.");
        writer.Write();
        Constant(writer, name + "Contrast", row.Contrast, $"√(E[h²] (1 - c)) of {outputs}, c the correlation of two inputs.");
        writer.Write();
        Constant(writer, name + "Gradient", row.Amplitude!.Value, $"The norm of the gradient of {outputs} over that of the last layer's.");
    }

    /// <summary>Whether a signal goes through some block more than once.</summary>
    private static bool IsPassedAgain(GraphNode node) => node is CompositionNode composition
        && (composition.Repeat > 1 || composition.Branches.Where((branch, i) => branch.Owner != i || branch.Nodes.Any(IsPassedAgain)).Any());

    private static void Constant(CodeWriter writer, string name, double value, string summary)
    {
        writer.Write($"/// <summary>{summary}</summary>");
        writer.Write($"public const double {name} = {Literal(value)};");
    }

    // Four digits: the theory is no better, and the last bits of exp and tanh differ between platforms.
    private static string Literal(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsInfinity(value) ? "double.PositiveInfinity"
        : value.ToString("G4", CultureInfo.InvariantCulture);
}
