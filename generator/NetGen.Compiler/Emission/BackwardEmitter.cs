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
        stage is { NeedsBackward: true, TakesColumns: false }
        && (IsElementwise(stage) || PropagatesThroughWeights(training, stage) || ReadsInput(stage) || stage.Select is not null || stage.Maximum is not null);

    /// <summary>The call of a stage's backward method on the rows of a share.</summary>
    /// <param name="training">The program.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="x">The rows of what it reads.</param>
    /// <param name="dx">The rows of the gradient of that.</param>
    public static string Call(TrainingProgram training, Stage stage, BodyScope scope, string x, string dx)
    {
        List<string> arguments = ["rows"];
        if (NeedsInput(stage))
            arguments.Add(x);
        else if (stage.Activation is not null)
            arguments.Add(TrainerWorkEmitter.RowsOf(stage, scope.Output(stage)));
        arguments.Add(TrainerWorkEmitter.RowsOf(stage, BodyScope.Gradient(stage)));
        if (stage.Dropout is not null)
            arguments.Add(LayersEmitter.MaskOf(stage));
        if (PropagatesThroughWeights(training, stage))
            arguments.AddRange(stage.Dense!.IsTransposed ? [scope.ParameterSpan, dx] : [scope.ParameterSpan, dx, "transposes"]);
        if (stage.Maximum is not null)
            arguments.AddRange([x, dx]);
        if (stage.Select is not null)
            arguments.Add(dx);
        if (ReadsInput(stage))
        {
            string statistics = $"share.ScratchOf({scope.RowStatistics(stage)}, {Text.Integer(stage.StatisticsPerRow)})";
            arguments.AddRange([scope.ParameterSpan, x, stage.Rectifier is null ? TrainerPasses.RowsOf(scope.RowStatistics(stage), stage.StatisticsPerRow) : statistics]);
            if (stage.NeedsInputGradient)
                arguments.Add(dx);
        }

        return $"{scope.Class}.{stage.Name}Backward({string.Join(", ", arguments)});";
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
            if (IsElementwise(stage) && (ReadsInput(stage) || stage.Maximum is not null || PropagatesThroughWeights(training, stage)))
                writer.Write();
            if (stage.Normalization is { } normalization)
                WriteNormalization(writer, network.Parameters.RegionOf(normalization), stage);
            if (stage.Maximum is not null)
                MaxoutEmitter.WriteBackward(writer, stage);
            if (stage.Select is { } select)
                WriteSelection(writer, stage, select);
            if (stage.Rectifier is { } rectifier)
                PReLUEmitter.WriteBackward(writer, network.Parameters.RegionOf(rectifier), stage);
            if (PropagatesThroughWeights(training, stage))
            {
                bool isOptional = training.Stages.Any(own => ReferenceEquals(own, stage));
                WriteInputGradient(writer, network.Parameters.RegionOf(stage.Dense!), stage, isOptional);
            }
        }
    }

    /// <summary>The gradient at the layer's pre-activation: what the elementwise step has left in dy, or dy itself.</summary>
    public static string Dh(Stage stage) => IsElementwise(stage) ? "dh" : "dy";

    private static bool IsElementwise(Stage stage) => stage.Activation is not null || stage.Dropout is not null;

    private static bool NeedsInput(Stage stage) => stage.Activation?.NeedsInput() ?? false;

    /// <summary>Whether the gradient of its input is taken from the input itself, and something is found for the update on the way.</summary>
    private static bool ReadsInput(Stage stage) => stage.StatisticsPerRow > 0;

    private static bool PropagatesThroughWeights(TrainingProgram training, Stage stage) =>
        stage.Dense is not null && stage.NeedsInputGradient;

    private static IEnumerable<string> Parameters(TrainingProgram training, Stage stage)
    {
        yield return "int rows";
        if (stage.Activation is not null)
            yield return $"{ReadOnlyFloats} {(NeedsInput(stage) ? "x" : "y")}";
        yield return $"{Floats} dy";
        if (stage.Dropout is not null)
            yield return $"{Mask} mask";
        if (stage.Maximum is not null)
        {
            yield return $"{ReadOnlyFloats} x";
            yield return $"{Floats} dx";
        }

        if (ReadsInput(stage))
        {
            yield return $"{ReadOnlyFloats} parameters";
            yield return $"{ReadOnlyFloats} x";
            yield return $"{Floats} {(stage.Rectifier is null ? "statistics" : "sums")}";
            if (stage.NeedsInputGradient)
                yield return $"{Floats} dx";
        }

        if (stage.Select is not null)
            yield return $"{Floats} dx";
        if (!PropagatesThroughWeights(training, stage))
            yield break;
        yield return $"{ReadOnlyFloats} parameters";
        yield return $"{Floats} dx";
        if (!stage.Dense!.IsTransposed)
            yield return $"{Floats} transposes";
    }

    private static void WriteElementwise(CodeWriter writer, Stage stage)
    {
        string size = $"rows, {stage.Width}";
        if (NeedsInput(stage))
        {
            if (stage.Dropout is { } mask)
            {
                writer.Write($"// dy = {DropoutFormulas.Backward(mask)}; in place");
                writer.Write($"{DropoutFormulas.Kernel(mask)}.Backward({size}, dy, dy, stride: {stage.Stride}, {Activation(null)}, mask);");
                writer.Write();
            }

            writer.Write($"// dh = dy ∘ {Formulas.Derivative(stage.Activation!, "x")}; in place");
            writer.Write($"{Kernels}.Activation.Backward({size}, x, dy, stride: {stage.Stride}, {Activation(stage.Activation)});");
        }
        else if (stage.Dropout is { } dropout)
        {
            string derivative = stage.Activation is null ? "" : $" ∘ {Formulas.Derivative(stage.Activation, "y")}, y before dropout";
            writer.Write($"// dh = {DropoutFormulas.Backward(dropout)}{derivative}; in place");
            string y = stage.Activation is null ? "dy" : "y";
            writer.Write($"{DropoutFormulas.Kernel(dropout)}.Backward({size}, {y}, dy, stride: {stage.Stride}, {Activation(stage.Activation)}, mask);");
        }
        else if (stage.Activation is { Function: ActivationFunction.Softmax })
        {
            writer.Write("// dh = y ∘ (dy - Σ dy∘y), row by row; in place");
            writer.Write($"{Kernels}.Softmax.Backward({size}, y, dy, stride: {stage.Stride});");
        }
        else if (stage.Activation is { Function: ActivationFunction.LogSoftmax })
        {
            writer.Write("// dh = dy - eʸ·Σ dy, row by row; in place");
            writer.Write($"{Kernels}.LogSoftmax.Backward({size}, y, dy, stride: {stage.Stride});");
        }
        else
        {
            writer.Write($"// dh = dy ∘ {Formulas.Derivative(stage.Activation!, "y")}; in place");
            writer.Write($"{Kernels}.Activation.Backward({size}, y, dy, stride: {stage.Stride}, {Activation(stage.Activation)});");
        }
    }

    private static void WriteNormalization(CodeWriter writer, NormalizationRegion region, Stage stage)
    {
        string g = $"{Dh(stage)}∘γ{Text.Subscript(region.Number)}";
        bool propagates = stage.NeedsInputGradient;
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

    private static void WriteSelection(CodeWriter writer, Stage stage, SelectNode select)
    {
        writer.Write($"// dx: dy in columns {Text.Integer(select.Offset)} to {Text.Integer(select.Offset + stage.Width - 1)}, 0 in the others");
        writer.Write($"{Kernels}.Merge.Place(rows, {stage.Width}, dy, stride: {stage.Stride}, dx, column: {Text.Integer(select.Offset)}, destinationStride: {stage.InputStride});");
    }

    private static void WriteInputGradient(CodeWriter writer, ParameterRegion region, Stage stage, bool isOptional)
    {
        bool isTransposed = region.Layer.IsTransposed;
        string index = Text.Subscript(region.WeightNumber), dh = Dh(stage);
        string end = isOptional ? "; not below the lowest layer that learns" : "";
        writer.Write(isTransposed
            ? $"// dx = {dh}·W{index}{end}"
            : $"// dx = {dh}·W{index}ᵀ, computed as dxᵀ = W{index}·{dh}ᵀ so that W{index} is read as it lies{end}");
        if (isOptional)
            writer.Write("if (dx.IsEmpty)\n    return;");
        string weights = $"parameters.Slice(W{region.Number}, {Text.Integer(region.WeightFloats)})";
        writer.Write(isTransposed
            ? $"""
                {Kernels}.Dense.Forward(
                    rows, inputs: {region.Rows}, outputs: {region.Columns}, dy, xStride: {stage.Stride},
                    {weights}, default({ReadOnlyFloats}), dx, stride: {region.Stride},
                    {Activation(null)});
                """
            : $"""
                {Kernels}.Dense.InputGradient(
                    rows, inputs: {region.Layer.FanIn}, outputs: {region.Layer.Units}, dy,
                    {weights}, stride: {region.Stride}, dx, dxStride: {stage.InputStride}, transposes);
                """);
    }
}
