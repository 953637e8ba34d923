using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>What lets the threads of a session share a single sample: the wide layers of a network, column by column.</summary>
internal static class SampleEmitter
{
    /// <summary>Outputs that are worth a share for each of two threads.</summary>
    private const int FewestUnits = 256;

    /// <summary>Weights that take far longer to read than threads to meet: some 10 µs.</summary>
    private const long FewestWeights = 1 << 17;

    /// <summary>Whether any layer is shared.</summary>
    public static bool Shares(LoweredNetwork network) => network.Inference.Stages.Any(Shares);

    /// <summary>Whether the threads share the layer.</summary>
    public static bool Shares(Stage stage) =>
        stage is { Dense: { IsTransposed: false, Units: >= FewestUnits } dense } && (long)dense.FanIn * dense.Units >= FewestWeights;

    /// <summary>The condition on which the layer is still to be computed.</summary>
    public static string Condition(LoweredNetwork network, Stage stage) =>
        $"if (!share.SharesColumns(layer: {stage.Number}, {stage.Width}{(network.FilledInputs > 0 && stage.Input == 0 ? ", x" : "")}))";

    public static void Write(CodeWriter writer, LoweredNetwork network, Func<Stage, string> buffer)
    {
        if (!Shares(network))
            return;
        writer.Write();
        writer.Write("// A single sample has no rows to share: each thread computes some columns of the wide layers.");
        using (writer.Open($"void {SampleWork}.ForwardColumns(in {ColumnShare} share)"))
        {
            writer.Write($"{ReadOnlyFloats} parameters = _network._parameters.Span;");
            writer.Write($"{Floats} workspace = _workspace.Span;");
            using (writer.Open("switch (share.Phase)"))
            {
                Stage? previous = null;
                foreach (Stage stage in network.Inference.Stages)
                {
                    if (Shares(stage))
                        WriteLayer(writer, network, stage, previous is null ? "share.Inputs" : buffer(previous), buffer(stage));
                    previous = stage;
                }
            }
        }
    }

    private static void WriteLayer(CodeWriter writer, LoweredNetwork network, Stage stage, string x, string y)
    {
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        string affine = Formulas.Affine(region);
        string formula = stage.Activation is { } activation ? Formulas.Activation(activation, affine) : affine;
        writer.Write($"""
            case {stage.Number}: // {LayersEmitter.Title(stage)}: y = {formula}
                {Kernels}.Dense.ForwardColumns(
                    share.First({stage.Width}), share.Count({stage.Width}), inputs: {region.Layer.FanIn}, outputs: {stage.Width}, {x},
                    {LayersEmitter.Weights(region, "Layers.")}, {LayersEmitter.Bias(region, "Layers.")}, {y}, stride: {region.Stride},
                    {Activation(stage.Activation)});
                break;
            """);
    }
}
