using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The backward method of a stage: from the gradient of its output to that of its input, row by row of the batch.</summary>
internal static class BackwardEmitter
{
    /// <summary>Whether there is anything to do between the gradient of the output and the gradients of weights and input.</summary>
    public static bool IsNeeded(TrainingProgram training, Stage stage) =>
        training.NeedsBackward(stage)
        && !stage.TakesColumns
        && (IsElementwise(stage) || PropagatesThroughWeights(training, stage) || stage.Normalization is not null);

    /// <summary>The call of a stage's backward method on the rows of a share.</summary>
    public static string Call(TrainingProgram training, Stage stage)
    {
        List<string> arguments = ["rows"];
        if (stage.Activation is not null)
            arguments.Add(TrainerWorkEmitter.RowsOf(stage, stage.OutputBuffer));
        arguments.Add(TrainerWorkEmitter.RowsOf(stage, training.Gradient(stage)));
        if (stage.Dropout is { } dropout)
            arguments.Add(LayersEmitter.MaskOf(dropout));
        if (PropagatesThroughWeights(training, stage))
        {
            Stage before = training.Stages[stage.Input - 1];
            arguments.AddRange(["parameters", TrainerWorkEmitter.RowsOf(before, training.Gradient(before)), "transposes"]);
        }

        if (stage.Normalization is not null)
        {
            string x = stage.Input == 0 ? "share.Inputs" : TrainerWorkEmitter.RowsOf(training.Stages[stage.Input - 1], training.Stages[stage.Input - 1].OutputBuffer);
            arguments.AddRange(["parameters", x, $"share.Of({stage.StatisticsBuffer}, {Stage.StatisticsPerRow})"]);
            if (training.NeedsInputGradient(stage))
                arguments.Add(TrainerWorkEmitter.RowsOf(training.Stages[stage.Input - 1], training.Gradient(training.Stages[stage.Input - 1])));
        }

        return $"Layers.{stage.Name}Backward({string.Join(", ", arguments)});";
    }

    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage)
    {
        if (!IsNeeded(training, stage))
            return;
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(LayersEmitter.Title(stage))}, backward.</summary>");
        writer.Write($"/// <remarks>{LayersEmitter.Shapes(network, stage)}; dx and dy as x and y.</remarks>");
        using (writer.OpenMethod($"public static void {stage.Name}Backward", [.. Parameters(training, stage)]))
        {
            if (IsElementwise(stage))
                WriteElementwise(writer, stage);
            if (IsElementwise(stage) && stage.Learns && (stage.Dense is null || PropagatesThroughWeights(training, stage)))
                writer.Write();
            if (stage.Normalization is { } normalization)
                WriteNormalization(writer, network.Parameters.RegionOf(normalization), training, stage);
            if (PropagatesThroughWeights(training, stage))
                WriteInputGradient(writer, network.Parameters.RegionOf(stage.Dense!), stage);
        }
    }

    /// <summary>The gradient at the layer's pre-activation: what the elementwise step has left in dy, or dy itself.</summary>
    public static string Dh(Stage stage) => IsElementwise(stage) ? "dh" : "dy";

    private static bool IsElementwise(Stage stage) => stage.Activation is not null || stage.Dropout is not null;

    private static bool PropagatesThroughWeights(TrainingProgram training, Stage stage) =>
        stage.Dense is not null && training.NeedsInputGradient(stage);

    private static IEnumerable<string> Parameters(TrainingProgram training, Stage stage)
    {
        yield return "int rows";
        if (stage.Activation is not null)
            yield return $"{ReadOnlyFloats} y";
        yield return $"{Floats} dy";
        if (stage.Dropout is not null)
            yield return $"{Mask} mask";
        if (stage.Normalization is not null)
        {
            yield return $"{ReadOnlyFloats} parameters";
            yield return $"{ReadOnlyFloats} x";
            yield return $"{Floats} statistics";
            if (training.NeedsInputGradient(stage))
                yield return $"{Floats} dx";
        }

        if (!PropagatesThroughWeights(training, stage))
            yield break;
        yield return $"{ReadOnlyFloats} parameters";
        yield return $"{Floats} dx";
        yield return $"{Floats} transposes";
    }

    private static void WriteElementwise(CodeWriter writer, Stage stage)
    {
        string size = $"rows, {stage.Width}";
        if (stage.Dropout is { } dropout)
        {
            string keep = Text.Number(1 - dropout.Rate);
            string derivative = stage.Activation is null ? "" : $" ∘ {Formulas.Derivative(stage.Activation, "y")}, y before dropout";
            writer.Write($"// dh = dy ∘ mask / {keep}{derivative}; in place");
            string y = stage.Activation is null ? "dy" : "y";
            writer.Write($"{Kernels}.Dropout.Backward({size}, {y}, dy, stride: {stage.Stride}, {Activation(stage.Activation)}, mask);");
        }
        else if (stage.Activation is { Function: ActivationFunction.Softmax })
        {
            writer.Write("// dh = y ∘ (dy - Σ dy∘y), row by row; in place");
            writer.Write($"{Kernels}.Softmax.Backward({size}, y, dy, stride: {stage.Stride});");
        }
        else
        {
            writer.Write($"// dh = dy ∘ {Formulas.Derivative(stage.Activation!, "y")}; in place");
            writer.Write($"{Kernels}.Activation.Backward({size}, y, dy, stride: {stage.Stride}, {Activation(stage.Activation)});");
        }
    }

    private static void WriteNormalization(CodeWriter writer, NormalizationRegion region, TrainingProgram training, Stage stage)
    {
        string g = $"{Dh(stage)}∘γ{Text.Subscript(region.Number)}";
        bool propagates = training.NeedsInputGradient(stage);
        string statistics = region.Layer.Method == NormalizationMethod.LayerNorm ? "μ and 1/√(σ² + ε)" : "1/√(mean(x²) + ε)";
        string mean = region.Layer.Method == NormalizationMethod.LayerNorm ? "mean(g) - " : "";
        writer.Write(propagates
            ? $"// g = {g}, dx = (g - {mean}x̂·mean(g∘x̂)) / √(… + ε), row by row; and {statistics} of each row"
            : $"// {statistics} of each row; no dx: no layer before this one learns");
        writer.Write($"""
            {Kernels}.RowNorm.Backward(
                rows, width: {region.Width}, x, xStride: {stage.InputStride}, {NormalizationEmitter.Parameters(region)}, dy, stride: {stage.Stride}, statistics,
                {(propagates ? "dx" : $"default({Floats})")}, dxStride: {(propagates ? stage.InputStride : 0)}, {LayersEmitter.RowNorm(region.Layer)});
            """);
    }

    private static void WriteInputGradient(CodeWriter writer, ParameterRegion region, Stage stage)
    {
        string index = Text.Subscript(region.Number);
        writer.Write($"""
            // dx = {Dh(stage)}·W{index}ᵀ, computed as dxᵀ = W{index}·{Dh(stage)}ᵀ so that W{index} is read as it lies
            {Kernels}.Dense.InputGradient(
                rows, inputs: {region.Layer.FanIn}, outputs: {region.Layer.Units}, dy,
                parameters.Slice(W{region.Number}, {Text.Integer(region.WeightFloats)}), stride: {region.Stride}, dx, dxStride: {stage.InputStride}, transposes);
            """);
    }
}
