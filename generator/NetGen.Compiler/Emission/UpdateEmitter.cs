using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// The methods that make gradients of the weights out of the gradients of the activations: one that keeps them, and one that feeds each to
/// the optimiser while it is still in the cache. Both take some rows of W, so that threads can share them.
/// </summary>
internal static class UpdateEmitter
{
    /// <summary>The call of one of the methods.</summary>
    public static string Call(LoweredNetwork network, TrainingProgram training, Stage stage, bool fused)
    {
        string x = stage.Input == 0 ? "share.Inputs" : training.Stages[stage.Input - 1].OutputBuffer;
        string sources = stage switch
        {
            { TakesColumns: true } => "Statistics",
            { Normalization: not null } => $"{x}, {training.Gradient(stage)}, {stage.StatisticsBuffer}",
            _ => $"{x}, {training.Gradient(stage)}",
        };
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string target = fused
            ? $"parameters, {Rules(optimizer, stage)}" + (optimizer.StatesPerParameter > 0 ? ", States" : "")
            : "gradients";
        return $"Layers.{Name(stage, fused)}(share, {sources}, {target});";
    }

    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage)
    {
        bool fuses = UpdateRules.Fuses(network.Graph.Optimizer);
        if (stage.Dense is not null)
        {
            Write(writer, network, training, stage, fused: false);
            if (fuses)
                Write(writer, network, training, stage, fused: true);
        }
        else if (stage.Normalization is { } normalization)
        {
            WriteNormalization(writer, network, training, stage, normalization, fused: false);
            if (fuses)
                WriteNormalization(writer, network, training, stage, normalization, fused: true);
        }
    }

    /// <summary>The names of the rules that a layer's method takes: one, or one for its weights and one for its biases, γ and β.</summary>
    private static string Rules(GraphOptimizer optimizer, Stage stage) =>
        stage.Dense is null ? UpdateRules.Differ(optimizer) ? "biasOptimizer" : "optimizer"
        : HasRuleForBias(optimizer, stage) ? "optimizer, biasOptimizer"
        : "optimizer";

    private static bool HasRuleForBias(GraphOptimizer optimizer, Stage stage) => UpdateRules.Differ(optimizer) && stage.Dense!.Bias;

    private static string Name(Stage stage, bool fused) => ((ParametricNode)stage.Operation!).Name + (fused ? "Update" : "Gradients");

    private static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage, bool fused)
    {
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string dh = BackwardEmitter.Dh(stage);
        string index = Text.Subscript(region.Number);
        string what = fused ? "update: θ stands for W and b, g for their gradients" : "the gradients of W and b";
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(stage.Dense!.Name)}, {what}.</summary>");
        writer.Write($"/// <remarks>x [rows × {stage.InputShape.Size}]{LayersEmitter.Rows(stage.InputShape.Size, stage.InputStride)}, "
            + $"{dh} [rows × {stage.Width}]{LayersEmitter.Rows(stage.Width, stage.Stride)}.</remarks>");
        List<string> parameters = [$"in {WeightShare} share", $"{ReadOnlyFloats} x", $"{ReadOnlyFloats} {dh}"];
        parameters.AddRange(fused
            ? [$"{Floats} parameters", $"{UpdateRules.Type(optimizer)} optimizer"]
            : [$"{Floats} gradients"]);
        if (fused && HasRuleForBias(optimizer, stage))
            parameters.Add($"{UpdateRules.BiasType(optimizer)} biasOptimizer");
        if (fused && optimizer.StatesPerParameter > 0)
            parameters.Add($"{Floats} states");
        using (writer.OpenMethod($"public static void {Name(stage, fused)}", parameters))
        {
            string weights = fused
                ? $"g = dW{index} = xᵀ·{dh}: {Formulas.Update(optimizer)}"
                : $"dW{index} = xᵀ·{dh}";
            string kernel = fused ? "UpdateWeights" : "WeightGradient";
            string slice = $"Slice(at, inputs * {region.Stride})";
            writer.Write($"""
                // {weights}; for the rows of W{index} in this share
                int first = share.Start({region.Layer.FanIn}), inputs = share.Count({region.Layer.FanIn}), at = W{region.Number} + first * {region.Stride};
                {Kernels}.Dense.{kernel}(
                    share.Rows, inputs, outputs: {region.Layer.Units}, x.Slice(first), xStride: {stage.InputStride}, {dh}, stride: {region.Stride},
                    {(fused ? $"optimizer, parameters.{slice}, {State(optimizer, "at")}, {Text.Integer(training.StateStride)}" : $"gradients.{slice}")});
                """);
            if (!region.Layer.Bias)
                return;
            writer.Write();
            string ofBiases = fused && HasRuleForBias(optimizer, stage) ? $": {Formulas.UpdateOfBiases(optimizer)}" : "";
            writer.Write($"// {(fused ? "g = " : "")}db{index} = Σ {dh} over the rows{ofBiases}");
            writer.Write("if (share.HasBias)");
            writer.Write(fused
                ? $"    {Kernels}.Dense.UpdateBias(\n        share.Rows, outputs: {region.Layer.Units}, {dh}, stride: {region.Stride},\n"
                    + $"        {(HasRuleForBias(optimizer, stage) ? "biasOptimizer" : "optimizer")}, parameters.Slice(B{region.Number}, {region.BiasFloats}), {State(optimizer, "B" + region.Number)}, {Text.Integer(training.StateStride)});"
                : $"    {Kernels}.Dense.BiasGradient(share.Rows, outputs: {region.Layer.Units}, {dh}, stride: {region.Stride}, gradients.Slice(B{region.Number}, {region.BiasFloats}));");
        }
    }

    /// <summary>γ and β are small: one share sees to them.</summary>
    private static void WriteNormalization(
        CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage, NormalizationNode layer, bool fused)
    {
        NormalizationRegion region = network.Parameters.RegionOf(layer);
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string index = Text.Subscript(region.Number), dz = BackwardEmitter.Dh(stage);
        string vectors = layer.HasShift ? $"γ{index} and β{index}" : $"γ{index}";
        writer.Write();
        writer.Write($"/// <summary>{layer.Name}, {(fused ? $"update: θ stands for {vectors}, g for the gradient" : $"the gradient of {vectors}")}.</summary>");
        List<string> parameters = [$"in {WeightShare} share"];
        parameters.AddRange(layer.OverBatch
            ? [$"{ReadOnlyFloats} statistics"]
            : [$"{ReadOnlyFloats} x", $"{ReadOnlyFloats} {dz}", $"{ReadOnlyFloats} statistics"]);
        parameters.AddRange(fused ? [$"{Floats} parameters", $"{UpdateRules.BiasType(optimizer)} optimizer"] : [$"{Floats} gradients"]);
        if (fused && optimizer.StatesPerParameter > 0)
            parameters.Add($"{Floats} states");
        using (writer.OpenMethod($"public static void {Name(stage, fused)}", parameters))
        {
            string origin = layer.OverBatch
                ? $"dγ{index} and dβ{index} come from the backward pass"
                : $"dγ{index} = Σ {dz}∘x̂{(layer.HasShift ? $", dβ{index} = Σ {dz}" : "")} over the rows";
            writer.Write($"// {origin}{(fused ? $": {(UpdateRules.Differ(optimizer) ? Formulas.UpdateOfBiases(optimizer) : Formulas.Update(optimizer))}" : "")}");
            writer.Write("if (share.HasBias)");
            string theta = NormalizationEmitter.Parameters(region), state = $"{State(optimizer, "Norm" + region.Number)}, {Text.Integer(training.StateStride)}";
            string g = NormalizationEmitter.Parameters(region, "gradients");
            string rows = $"share.Rows, width: {region.Width}, x, xStride: {stage.InputStride}, {dz}, stride: {stage.Stride}, statistics";
            writer.Write((layer.OverBatch, fused) switch
            {
                (true, false) => $"    {NormalizationEmitter.Gradients(network, region)}.CopyTo({g});",
                (true, true) => $"    {Kernels}.Optimizer.Update(optimizer, {theta}, {NormalizationEmitter.Gradients(network, region)}, {state});",
                (false, false) => $"    {Kernels}.RowNorm.Gradients(\n        {rows}, {g}, {LayersEmitter.RowNorm(layer)});",
                (false, true) => $"    {Kernels}.RowNorm.Update(\n        {rows}, optimizer, {theta}, {state}, {LayersEmitter.RowNorm(layer)});",
            });
        }
    }

    private static string State(GraphOptimizer optimizer, string offset) =>
        optimizer.StatesPerParameter > 0 ? $"states.Slice({offset})" : $"default({Floats})";
}
