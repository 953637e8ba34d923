using System.Globalization;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Emission;

/// <summary>The predicted signal at the start as public constants, for a test to hold its network against.</summary>
internal static class SignalsEmitter
{
    /// <summary>What the figures hold for.</summary>
    public static string Premise(SignalProfile profile) =>
        "Variance, contrast of two inputs and strength of the gradient at the start, as mean-field theory predicts them for inputs "
        + "of mean square " + Figures.Text(profile.InputSquare) + (profile.IsInputSquareDeclared ? "." : ", since none is declared.");

    public static void Write(CodeWriter writer, NetworkGraph graph, SignalProfile profile)
    {
        writer.Write($"/// <summary>{Premise(profile)}</summary>");
        using (writer.Open("public static class Signals"))
        {
            Constant(writer, "InputSquare", profile.InputSquare, "E[x²] of the inputs.");
            foreach (DenseNode layer in graph.Nodes.OfType<DenseNode>())
            {
                SignalRow row = profile.Rows[layer.Id];
                writer.Write();
                Constant(writer, layer.Name + "Variance", row.Variance, $"E[h²] of the outputs of {layer.Name}.");
                writer.Write();
                Constant(writer, layer.Name + "Contrast", row.Contrast,
                    $"√(E[h²] (1 - c)) of the outputs of {layer.Name}, c the correlation of two inputs.");
                writer.Write();
                Constant(writer, layer.Name + "Gradient", row.Amplitude!.Value,
                    $"The norm of the gradient of the outputs of {layer.Name} over that of the last layer's.");
            }
        }

        writer.Write();
    }

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
