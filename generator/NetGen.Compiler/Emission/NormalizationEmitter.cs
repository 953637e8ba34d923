using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The methods of BatchNorm over columns, and the update of the parameters of any normalisation.</summary>
internal static class NormalizationEmitter
{
    /// <summary>γ and β in the parameters.</summary>
    public static string Parameters(NormalizationRegion region, string parameters = "parameters") =>
        $"{parameters}.Slice(Norm{region.Number}, {region.ParameterFloats})";

    /// <summary>The running statistics in the parameters.</summary>
    public static string Running(NormalizationRegion region) => $"parameters.Slice(Running{region.Number}, {region.RunningFloats})";

    /// <summary>The call that carries some columns forward.</summary>
    public static string ForwardCall(TrainingProgram training, Stage stage)
    {
        string mask = stage.Dropout is { } dropout ? ", " + LayersEmitter.WholeMaskOf(dropout) : "";
        return $"Layers.{stage.Name}TrainingForward(share, {Input(training, stage)}, parameters, Statistics, StatisticsMomentum ?? {Text.Float(stage.Normalization!.Momentum)}, {stage.OutputBuffer}{mask});";
    }

    /// <summary>The call that carries the gradient of some columns back.</summary>
    public static string BackwardCall(TrainingProgram training, Stage stage)
    {
        string mask = stage.Dropout is { } dropout ? ", " + LayersEmitter.WholeMaskOf(dropout) : "";
        return $"Layers.{stage.Name}Backward(share, {Input(training, stage)}, {stage.OutputBuffer}, parameters, Statistics, {training.Gradient(stage)}{mask});";
    }

    public static void WriteForward(CodeWriter writer, LoweredNetwork network, Stage stage)
    {
        NormalizationRegion region = network.Parameters.RegionOf(stage.Normalization!);
        List<string> parameters =
        [
            $"in {ColumnShare} share", $"{ReadOnlyFloats} x", $"{Floats} parameters", $"{Floats} statistics", "float momentum", $"{Floats} y",
        ];
        if (stage.Dropout is not null)
            parameters.Add($"{Mask} mask");
        string y = Formulas.Activated(stage, Formulas.Normalized(region, "x̂"));
        WriteHead(writer, network, stage, "forward in training");
        using (writer.OpenMethod($"public static void {stage.Name}TrainingForward", parameters))
        {
            writer.Write($"""
                // μ and σ² of each column over the batch, x̂ = (x - μ) / √(σ² + ε), y = {y}; and the running statistics
                {Kernels}.BatchNorm.Forward(
                    share.Rows, share.First({region.Width}), share.Count({region.Width}), width: {region.Width}, x, xStride: {stage.InputStride},
                    {Parameters(region)}, {Statistics(network, region)},
                    {Running(region)}, momentum, {Text.Float(region.Layer.Epsilon)},
                    y, stride: {stage.Stride}, {Activation(stage.Activation)}{(stage.Dropout is null ? "" : ", mask")});
                """);
        }
    }

    public static void WriteBackward(CodeWriter writer, LoweredNetwork network, Stage stage)
    {
        NormalizationRegion region = network.Parameters.RegionOf(stage.Normalization!);
        string index = Text.Subscript(region.Number);
        List<string> parameters =
        [
            $"in {ColumnShare} share", $"{ReadOnlyFloats} x", $"{ReadOnlyFloats} y", $"{ReadOnlyFloats} parameters", $"{Floats} statistics",
            $"{Floats} dy",
        ];
        if (stage.Dropout is not null)
            parameters.Add($"{Mask} mask");
        string dropout = stage.Dropout is { } layer ? $" ∘ mask / {Text.Number(1 - layer.Rate)}" : "";
        string derivative = stage.Activation is { } activation
            ? $" ∘ {Formulas.Derivative(activation, "y")}{(stage.Dropout is null ? "" : ", y before dropout")}"
            : "";
        WriteHead(writer, network, stage, "backward");
        using (writer.OpenMethod($"public static void {stage.Name}Backward", parameters))
        {
            writer.Write($"""
                // dz = dy{dropout}{derivative}, dγ{index} = Σ dz∘x̂, dβ{index} = Σ dz, dx = γ{index} / √(σ² + ε) ∘ (dz - (dβ{index} + x̂∘dγ{index}) / rows); in place
                {Kernels}.BatchNorm.Backward(
                    share.Rows, share.First({region.Width}), share.Count({region.Width}), width: {region.Width}, x, xStride: {stage.InputStride}, y,
                    {Parameters(region)}, {Statistics(network, region)},
                    dy, stride: {stage.Stride}, {Activation(stage.Activation)}{(stage.Dropout is null ? "" : ", mask")});
                """);
        }
    }

    /// <summary>The statistics of one layer among those of all: [μ, 1/√(σ² + ε), dγ, dβ].</summary>
    private static string Statistics(LoweredNetwork network, NormalizationRegion region)
    {
        long offset = BatchStatistics.OffsetOf(network.Parameters.Normalizations, region);
        return $"statistics.Slice({Text.Integer(offset)}, {Text.Integer(BatchStatistics.FloatsOf(region))})";
    }

    /// <summary>Where dγ and dβ lie among the statistics of all layers.</summary>
    public static string Gradients(LoweredNetwork network, NormalizationRegion region)
    {
        long offset = BatchStatistics.OffsetOf(network.Parameters.Normalizations, region) + 2 * region.VectorFloats;
        return $"statistics.Slice({Text.Integer(offset)}, {region.ParameterFloats})";
    }

    private static void WriteHead(CodeWriter writer, LoweredNetwork network, Stage stage, string what)
    {
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(LayersEmitter.Title(stage))}, {what}; for the columns of a share.</summary>");
        writer.Write($"/// <remarks>{LayersEmitter.Shapes(network, stage)}.</remarks>");
    }

    private static string Input(TrainingProgram training, Stage stage) =>
        stage.Input == 0 ? "share.Inputs" : training.Stages[stage.Input - 1].OutputBuffer;
}
