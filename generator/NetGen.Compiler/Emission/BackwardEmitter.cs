using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// The backward methods of a stage: one that keeps the gradients, and one that feeds each to the optimiser while it is still in the cache.
/// </summary>
internal static class BackwardEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage)
    {
        if (!training.NeedsBackward(stage))
            return;
        Write(writer, network, training, stage, fused: false);
        if (stage.Dense is not null)
            Write(writer, network, training, stage, fused: true);
    }

    /// <summary>The call of a stage's backward method inside the trainer.</summary>
    public static string Call(LoweredNetwork network, TrainingProgram training, Stage stage, bool fused)
    {
        bool updates = fused && stage.Dense is not null;
        List<string> arguments = ["rows"];
        if (stage.Dense is not null)
            arguments.Add(stage.Input == 0 ? "x" : training.Stages[stage.Input - 1].OutputBuffer);
        if (stage.Activation is not null)
            arguments.Add(stage.OutputBuffer);
        arguments.Add(training.Gradient(stage));
        if (stage.Dropout is { } dropout)
            arguments.Add(LayersEmitter.MaskOf(dropout));
        if (PropagatesThroughWeights(training, stage) || updates)
            arguments.Add("parameters");
        if (PropagatesThroughWeights(training, stage))
            arguments.AddRange([training.Gradient(training.Stages[stage.Input - 1]), "Transposes"]);
        if (updates)
            arguments.AddRange(network.Graph.Optimizer.StatesPerParameter > 0 ? ["optimizer", "States"] : ["optimizer"]);
        else if (stage.Dense is not null)
            arguments.Add("gradients");
        return $"Layers.{Name(stage, fused)}({string.Join(", ", arguments)});";
    }

    private static string Name(Stage stage, bool fused) => stage.Name + (fused && stage.Dense is not null ? "BackwardUpdate" : "Backward");

    private static bool PropagatesThroughWeights(TrainingProgram training, Stage stage) =>
        stage.Dense is not null && training.NeedsInputGradient(stage);

    private static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage, bool fused)
    {
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(LayersEmitter.Title(stage))}, backward{(fused ? ", with the update: θ stands for W and b, g for their gradients" : "")}.</summary>");
        writer.Write($"/// <remarks>{LayersEmitter.Shapes(network, stage)}; dx and dy as x and y.</remarks>");
        using (writer.OpenMethod($"public static void {Name(stage, fused)}", [.. Parameters(network, training, stage, fused)]))
        {
            List<Action> steps = [];
            if (stage.Activation is not null || stage.Dropout is not null)
                steps.Add(() => WriteElementwise(writer, stage));
            if (stage.Dense is { } dense)
            {
                ParameterRegion region = network.Parameters.RegionOf(dense);
                if (training.NeedsInputGradient(stage))
                    steps.Add(() => WriteInputGradient(writer, region, stage));
                steps.Add(fused
                    ? () => WriteUpdate(writer, region, stage, network.Graph.Optimizer, training)
                    : () => WriteGradient(writer, region, stage));
            }

            for (int index = 0; index < steps.Count; index++)
            {
                if (index > 0)
                    writer.Write();
                steps[index]();
            }
        }
    }

    private static IEnumerable<string> Parameters(LoweredNetwork network, TrainingProgram training, Stage stage, bool fused)
    {
        yield return "int rows";
        if (stage.Dense is not null)
            yield return $"{ReadOnlyFloats} x";
        if (stage.Activation is not null)
            yield return $"{ReadOnlyFloats} y";
        yield return $"{Floats} dy";
        if (stage.Dropout is not null)
            yield return $"{Mask} mask";
        if (PropagatesThroughWeights(training, stage) || fused)
            yield return $"{(fused ? Floats : ReadOnlyFloats)} parameters";
        if (PropagatesThroughWeights(training, stage))
        {
            yield return $"{Floats} dx";
            yield return $"{Floats} transposes";
        }

        if (fused)
        {
            yield return $"{OptimizerType(network.Graph.Optimizer)} optimizer";
            if (network.Graph.Optimizer.StatesPerParameter > 0)
                yield return $"{Floats} states";
        }
        else if (stage.Dense is not null)
        {
            yield return $"{Floats} gradients";
        }
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

    private static void WriteGradient(CodeWriter writer, ParameterRegion region, Stage stage)
    {
        string index = Text.Subscript(region.Number);
        string bias = region.Layer.Bias ? $"gradients.Slice(B{region.Number}, {region.BiasFloats})" : $"default({Floats})";
        writer.Write($"""
            // dW{index} = xᵀ·{Dh(stage)}{(region.Layer.Bias ? $", db{index} = Σ {Dh(stage)} over the rows" : "")}
            {Kernels}.Dense.WeightGradient(
                rows, inputs: {region.Layer.FanIn}, outputs: {region.Layer.Units}, x, xStride: {stage.InputStride}, dy, stride: {region.Stride},
                gradients.Slice(W{region.Number}, {Text.Integer(region.WeightFloats)}), {bias});
            """);
    }

    private static void WriteUpdate(CodeWriter writer, ParameterRegion region, Stage stage, GraphOptimizer optimizer, TrainingProgram training)
    {
        string index = Text.Subscript(region.Number);
        writer.Write($"""
            // g = dW{index} = xᵀ·{Dh(stage)}: {Formulas.Update(optimizer)}
            {Kernels}.Dense.UpdateWeights(
                rows, inputs: {region.Layer.FanIn}, outputs: {region.Layer.Units}, x, xStride: {stage.InputStride}, dy, stride: {region.Stride},
                optimizer, parameters.Slice(W{region.Number}, {Text.Integer(region.WeightFloats)}), {State(optimizer, "W" + region.Number)}, {Text.Integer(training.StateStride)});
            """);
        if (!region.Layer.Bias)
            return;
        writer.Write();
        writer.Write($"""
            // g = db{index} = Σ {Dh(stage)} over the rows
            {Kernels}.Dense.UpdateBias(
                rows, outputs: {region.Layer.Units}, dy, stride: {region.Stride},
                optimizer, parameters.Slice(B{region.Number}, {region.BiasFloats}), {State(optimizer, "B" + region.Number)}, {Text.Integer(training.StateStride)});
            """);
    }

    private static string State(GraphOptimizer optimizer, string offset) =>
        optimizer.StatesPerParameter > 0 ? $"states.Slice({offset})" : $"default({Floats})";

    /// <summary>The gradient at the layer's pre-activation: what the elementwise step has left in dy, or dy itself.</summary>
    private static string Dh(Stage stage) => stage.Activation is null && stage.Dropout is null ? "dy" : "dh";
}
