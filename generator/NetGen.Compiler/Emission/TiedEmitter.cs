using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The gradients of layers that use another one's weights: they are added to those of that layer's own use.</summary>
internal static class TiedEmitter
{
    /// <summary>The calls; they follow those of the layers that own the weights.</summary>
    public static void WriteCalls(CodeWriter writer, LoweredNetwork network, IReadOnlyList<Stage> stages, BodyScope scope)
    {
        for (int i = stages.Count - 1; i > 0; i--)
        {
            if (stages[i].Dense is not { TiedTo: not null } layer)
                continue;
            ParameterRegion region = network.Parameters.RegionOf(layer);
            string dh = BodyScope.Gradient(stages[i]);
            writer.Write($"if ({RateEmitter.Learns(Rate(region.Owner!))})");
            writer.Write($"    {scope.Class}.{layer.Name}AddWeightGradients(share, {scope.Output(stages[i - 1])}, {dh}, gradients);");
            if (!layer.Bias)
                continue;
            writer.Write($"if ({RateEmitter.Learns(Rate(region))})");
            writer.Write($"    {scope.Class}.{layer.Name}BiasGradients(share, {dh}, gradients);");
        }

        string Rate(ParameterRegion region) => BodyScope.Rate(scope.Class, "", $"Rate{region.Number}");
    }

    public static void WriteMethods(CodeWriter writer, LoweredNetwork network, Stage stage)
    {
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        WriteWeights(writer, region, stage);
        if (region.Layer.Bias)
            WriteBias(writer, region, stage);
    }

    private static void WriteWeights(CodeWriter writer, ParameterRegion region, Stage stage)
    {
        string dh = BackwardEmitter.Dh(stage), index = Text.Subscript(region.Owner!.Number);
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(region.Layer.Name)}, the gradient of {region.Owner.Layer.Name}'s weights by this use of them, added to that by the other.</summary>");
        writer.Write($"/// <remarks>x [rows × {stage.InputShape.Size}]{LayersEmitter.Rows(stage.InputShape.Size, stage.InputStride)}, "
            + $"{dh} [rows × {stage.Width}]{LayersEmitter.Rows(stage.Width, stage.Stride)}.</remarks>");
        using (writer.OpenMethod(
            $"public static void {region.Layer.Name}AddWeightGradients",
            [$"in {WeightShare} share", $"{ReadOnlyFloats} x", $"{ReadOnlyFloats} {dh}", $"{Floats} gradients"]))
        {
            writer.Write($"""
                // dW{index} += {(region.Layer.IsTransposed ? $"{dh}ᵀ·x" : $"xᵀ·{dh}")}; for the rows of W{index} in this share
                int first = share.Start({region.Rows}), inputs = share.Count({region.Rows}), at = W{region.Number} + first * {region.Stride};
                """);
            string target = $"gradients.Slice(at, inputs * {region.Stride})";
            writer.Write(region.Layer.IsTransposed
                ? $"""
                    {Kernels}.Dense.AddTransposedGradient(
                        share.Rows, inputs, outputs: {region.Columns}, {dh}.Slice(first), dyStride: {stage.Stride}, x, stride: {region.Stride},
                        {target});
                    """
                : $"""
                    {Kernels}.Dense.UpdateWeights(
                        share.Rows, inputs, outputs: {region.Columns}, x.Slice(first), xStride: {stage.InputStride}, {dh}, stride: {region.Stride},
                        default({Kernels}.AddGradient), {target}, default({Floats}), 0);
                    """);
        }
    }

    private static void WriteBias(CodeWriter writer, ParameterRegion region, Stage stage)
    {
        string dh = BackwardEmitter.Dh(stage);
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(region.Layer.Name)}, the gradient of b.</summary>");
        writer.Write($"/// <remarks>{dh} [rows × {stage.Width}]{LayersEmitter.Rows(stage.Width, stage.Stride)}.</remarks>");
        using (writer.OpenMethod(
            $"public static void {region.Layer.Name}BiasGradients", [$"in {WeightShare} share", $"{ReadOnlyFloats} {dh}", $"{Floats} gradients"]))
        {
            writer.Write($"""
                // db{Text.Subscript(region.Number)} = Σ {dh} over the rows
                if (share.HasBias)
                    {Kernels}.Dense.BiasGradient(share.Rows, outputs: {stage.Width}, {dh}, stride: {stage.Stride}, gradients.Slice(B{region.Number}, {region.BiasFloats}));
                """);
        }
    }
}
