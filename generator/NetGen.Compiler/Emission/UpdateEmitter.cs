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
    /// <param name="network">The network.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="x">The whole batch of what it reads.</param>
    /// <param name="fused">Whether the optimiser uses the gradients up.</param>
    public static string Call(LoweredNetwork network, Stage stage, BodyScope scope, string x, bool fused)
    {
        string target = fused
            ? network.Graph.Optimizer.StatesPerParameter > 0 ? $"{scope.ParameterSpan}, optimizer, {scope.StateSpan}" : $"{scope.ParameterSpan}, optimizer"
            : scope.GradientSpan;
        return $"{scope.Class}.{Name(stage, fused)}(share, {x}, {BodyScope.Gradient(stage)}, {target});";
    }

    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage)
    {
        if (stage.Dense is null)
            return;
        Write(writer, network, training, stage, fused: false);
        Write(writer, network, training, stage, fused: true);
    }

    private static string Name(Stage stage, bool fused) => stage.Dense!.Name + (fused ? "Update" : "Gradients");

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
            ? [$"{Floats} parameters", $"{OptimizerType(optimizer)} optimizer"]
            : [$"{Floats} gradients"]);
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
            writer.Write($"// {(fused ? "g = " : "")}db{index} = Σ {dh} over the rows");
            writer.Write("if (share.HasBias)");
            writer.Write(fused
                ? $"    {Kernels}.Dense.UpdateBias(\n        share.Rows, outputs: {region.Layer.Units}, {dh}, stride: {region.Stride},\n"
                    + $"        optimizer, parameters.Slice(B{region.Number}, {region.BiasFloats}), {State(optimizer, "B" + region.Number)}, {Text.Integer(training.StateStride)});"
                : $"    {Kernels}.Dense.BiasGradient(share.Rows, outputs: {region.Layer.Units}, {dh}, stride: {region.Stride}, gradients.Slice(B{region.Number}, {region.BiasFloats}));");
        }
    }

    private static string State(GraphOptimizer optimizer, string offset) =>
        optimizer.StatesPerParameter > 0 ? $"states.Slice({offset})" : $"default({Floats})";
}
