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

    /// <summary>What a layer's parameters are, in words.</summary>
    public static string Vectors(NormalizationRegion region)
    {
        string index = Text.Subscript(region.Number);
        return (region.Layer.HasShift ? $"γ{index} and β{index}" : $"γ{index}") + $" [{region.Width}]"
            + (region.Layer.OverBatch ? ", and its running statistics" : "");
    }

    /// <summary>The property by which a layer's parameters are reached.</summary>
    /// <param name="region">The layer.</param>
    /// <param name="span">The parameters of the network or of the block.</param>
    /// <param name="layers">The class with their offsets.</param>
    public static string View(NormalizationRegion region, string span, string layers)
    {
        NormalizationNode layer = region.Layer;
        string[] vectors = layer.OverBatch
            ? [Vector("Norm", 0), Vector("Norm", 1), Vector("Running", 0), Vector("Running", 1)]
            : [Vector("Norm", 0), layer.HasShift ? Vector("Norm", 1) : $"default({Floats})"];
        string type = "global::NetGen." + (layer.OverBatch ? "BatchNormParameters" : "NormalizationParameters");
        return $"public {type} {layer.Name} => new {type}(\n    {string.Join(",\n    ", vectors)});";

        string Vector(string offset, int vector) =>
            $"{span}.Slice({layers}.{offset}{region.Number}{(vector == 0 ? "" : " + " + Text.Integer(region.VectorFloats))}, {region.Width})";
    }

    /// <summary>The property by which the gradients of a layer's parameters are reached.</summary>
    /// <param name="region">The layer.</param>
    /// <param name="span">The gradients of the network or of the block.</param>
    /// <param name="layers">The class with their offsets.</param>
    public static string GradientView(NormalizationRegion region, string span, string layers)
    {
        string beta = region.Layer.HasShift
            ? $"{span}.Slice({layers}.Norm{region.Number} + {region.VectorFloats}, {region.Width})"
            : $"default({ReadOnlyFloats})";
        return $"""
            public global::NetGen.NormalizationGradients {region.Layer.Name} => new global::NetGen.NormalizationGradients(
                {span}.Slice({layers}.Norm{region.Number}, {region.Width}), {beta});
            """;
    }

    /// <summary>The call that carries some columns forward.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="x">The whole batch of what it reads.</param>
    public static string ForwardCall(LoweredNetwork network, Stage stage, BodyScope scope, string x)
    {
        string mask = stage.Dropout is null ? "" : ", " + LayersEmitter.WholeMaskOf(stage);
        return $"{scope.Class}.{stage.Name}TrainingForward(share, {x}, {scope.ParameterSpan}, {scope.StatisticsSpan}, "
            + $"StatisticsMomentum ?? {Text.Float(stage.Normalization!.Momentum)}, {scope.Output(stage)}{mask}, {Frozen(network, stage, scope)});";
    }

    /// <summary>The call that carries the gradient of some columns back.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="x">The whole batch of what it reads.</param>
    public static string BackwardCall(LoweredNetwork network, Stage stage, BodyScope scope, string x)
    {
        string mask = stage.Dropout is null ? "" : ", " + LayersEmitter.WholeMaskOf(stage);
        return $"{scope.Class}.{stage.Name}Backward(share, {x}, {scope.Output(stage)}, {scope.ParameterSpan}, {scope.StatisticsSpan}, {BodyScope.Gradient(stage)}{mask}, {Frozen(network, stage, scope)});";
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
        parameters.Add("bool frozen");
        string y = Formulas.Activated(stage, Formulas.Normalized(region, "x̂"));
        WriteHead(writer, network, stage, "forward in training");
        using (writer.OpenMethod($"public static void {stage.Name}TrainingForward", parameters))
        {
            writer.Write($"""
                // μ and σ² of each column over the batch, x̂ = (x - μ) / √(σ² + ε), y = {y}; and the running statistics,
                // which take the place of those of the batch in a frozen layer, and stay
                {Kernels}.BatchNorm.Forward(
                    share.Rows, share.First({region.Width}), share.Count({region.Width}), width: {region.Width}, x, xStride: {stage.InputStride},
                    {Parameters(region)}, {Statistics(region)},
                    {Running(region)}, momentum, {Text.Float(region.Layer.Epsilon)},
                    y, stride: {stage.Stride}, {Activation(stage.Activation)}{(stage.Dropout is null ? "" : ", mask")}, frozen);
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
        parameters.Add("bool frozen");
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
                    {Parameters(region)}, {Statistics(region)},
                    dy, stride: {stage.Stride}, {Activation(stage.Activation)}{(stage.Dropout is null ? "" : ", mask")}, frozen);
                """);
        }
    }

    private static string Frozen(LoweredNetwork network, Stage stage, BodyScope scope) =>
        $"frozen: !{RateEmitter.Learns(scope.Rate(network, stage))}";

    /// <summary>The statistics of one layer among those of all: [μ, 1/√(σ² + ε), dγ, dβ].</summary>
    private static string Statistics(NormalizationRegion region) =>
        $"statistics.Slice({Text.Integer(region.Statistics)}, {Text.Integer(region.StatisticsFloats)})";

    /// <summary>Where dγ and dβ lie among the statistics of all layers.</summary>
    public static string Gradients(NormalizationRegion region) =>
        $"statistics.Slice({Text.Integer(region.Statistics + 2 * region.VectorFloats)}, {Text.Integer(region.ParameterFloats)})";

    private static void WriteHead(CodeWriter writer, LoweredNetwork network, Stage stage, string what)
    {
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(LayersEmitter.Title(stage))}, {what}; for the columns of a share.</summary>");
        writer.Write($"/// <remarks>{LayersEmitter.Shapes(network, stage)}.</remarks>");
    }
}
