using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>What is emitted for a rectifier that learns its slope: views, both directions, and the update of α.</summary>
internal static class PReLUEmitter
{
    /// <summary>What a layer's parameters are, in words: <c>α₁ [1]</c>.</summary>
    public static string Vector(PReLURegion region) => $"α{Text.Subscript(region.Number)} [{region.Count}]";

    /// <summary>The property by which α, or its gradient, is reached.</summary>
    /// <param name="region">The layer.</param>
    /// <param name="span">The floats of the network or of the block.</param>
    /// <param name="layers">The class with their offsets.</param>
    /// <param name="suffix">Parameters or Gradients.</param>
    public static string View(PReLURegion region, string span, string layers, string suffix) =>
        $"public global::NetGen.PReLU{suffix} {region.Layer.Name} => new global::NetGen.PReLU{suffix}({span}.Slice({layers}.Slope{region.Number}, {region.Count}));";

    public static void WriteForward(CodeWriter writer, PReLURegion region, Stage stage) => writer.Write($"""
        // y = {Formulas.Rectified(region, "x")}
        {Kernels}.PReLU.Forward(
            rows, width: {stage.Width}, x, xStride: {stage.InputStride}, {Slopes(region)}, y, stride: {stage.Stride});
        """);

    public static void WriteBackward(CodeWriter writer, PReLURegion region, Stage stage)
    {
        string dy = BackwardEmitter.Dh(stage), index = Text.Subscript(region.Number);
        bool propagates = stage.NeedsInputGradient;
        writer.Write($"""
            // {(propagates ? $"dx = {dy} ∘ (x > 0 ? 1 : α{index}), and " : "no dx: no layer before this one learns; ")}Σ {dy}∘min(x, 0) over each 16 rows, for dα{index}
            {Kernels}.PReLU.Backward(
                rows, width: {stage.Width}, x, xStride: {stage.InputStride}, {Slopes(region)}, dy, stride: {stage.Stride}, sums,
                {(propagates ? "dx" : $"default({Floats})")}, dxStride: {(propagates ? stage.InputStride : 0)});
            """);
    }

    /// <summary>α is small: one share sees to it.</summary>
    public static void WriteGradients(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage, GradientUse use)
    {
        PReLURegion region = network.Parameters.RegionOf(stage.Rectifier!);
        GraphOptimizer optimizer = network.Graph.Optimizer;
        bool fused = use == GradientUse.Update;
        string index = Text.Subscript(region.Number), n = Text.Integer(region.Number);
        List<string> parameters = [$"in {WeightShare} share", $"{ReadOnlyFloats} sums"];
        parameters.AddRange(fused ? [$"{Floats} parameters", $"{UpdateRules.SlopeType(optimizer)} optimizer"] : [$"{Floats} gradients"]);
        if (fused && optimizer.StatesPerParameter > 0)
            parameters.Add($"{Floats} states");
        string what = use switch
        {
            GradientUse.Keep => $"the gradient of α{index}",
            GradientUse.Add => $"the gradient of α{index}, added to those of other uses",
            _ => $"update: θ stands for α{index}, g for the gradient",
        };
        writer.Write();
        writer.Write($"/// <summary>{region.Layer.Name}, {what}.</summary>");
        using (writer.OpenMethod($"public static void {UpdateEmitter.Name(stage, use)}", parameters))
        {
            string sum = $"dα{index} {(use == GradientUse.Add ? "+" : "")}= Σ of the sums over 16 rows{(region.Layer.PerUnit ? "" : ", over all units")}";
            writer.Write($"// {sum}{(fused ? ": " + Formulas.UpdateOfSlopes(optimizer) : "")}");
            writer.Write("if (share.HasBias)");
            string target = $"{(fused ? "parameters" : "gradients")}.Slice(Slope{n}, {region.Floats}), perUnit: {PerUnit(region)}";
            string shape = $"share.Rows, width: {stage.Width}, sums, stride: {stage.Stride}";
            writer.Write(use switch
            {
                GradientUse.Keep => $"    {Kernels}.PReLU.Gradients({shape}, {target});",
                GradientUse.Add => $"    {Kernels}.PReLU.Update({shape}, default({Kernels}.AddGradient), {target}, default({Floats}), 0);",
                _ => $"    {Kernels}.PReLU.Update(\n        {shape}, optimizer, {target},\n        "
                    + $"{UpdateEmitter.State(optimizer, "Slope" + n)}, {Text.Integer(training.StateStride)});",
            });
        }
    }

    /// <summary>The call that updates α by a gradient that was summed over several uses.</summary>
    /// <param name="network">The network.</param>
    /// <param name="region">The layer.</param>
    /// <param name="offset">Where α lies within the sums, the weights and the states.</param>
    /// <param name="rate">The place of its learning-rate factor.</param>
    /// <param name="states">The states.</param>
    public static string CallBySum(LoweredNetwork network, PReLURegion region, string offset, string rate, string states)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string state = optimizer.StatesPerParameter > 0 ? $"{states}.Slice({offset})" : $"default({Floats})";
        string floats = Text.Integer(region.Floats);
        return $"""
            if (share.HasBias && {RateEmitter.Learns(rate)})
                {Kernels}.Optimizer.Update({RateEmitter.RuleOf(rate, UpdateRules.SlopeName(optimizer))}, weights.Slice({offset}, {floats}), sums.Slice({offset}, {floats}), {state}, {Text.Integer(network.Training!.StateStride)});
            """;
    }

    private static string Slopes(PReLURegion region) => $"parameters.Slice(Slope{region.Number}, {region.Floats}), perUnit: {PerUnit(region)}";

    private static string PerUnit(PReLURegion region) => region.Layer.PerUnit ? "true" : "false";
}
