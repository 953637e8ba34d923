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
    private const string Adding = $"default({Kernels}.AddGradient)";

    /// <summary>The call of one of the methods.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="rate">The place of its learning-rate factor.</param>
    /// <param name="x">The whole batch of what it reads.</param>
    /// <param name="use">What becomes of the gradients.</param>
    public static string Call(LoweredNetwork network, Stage stage, BodyScope scope, string rate, string x, GradientUse use)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string target = use == GradientUse.Update
            ? $"{scope.ParameterSpan}, {Rules(optimizer, (ParametricNode)stage.Operation!, rate)}" + (optimizer.StatesPerParameter > 0 ? ", " + scope.StateSpan : "")
            : scope.GradientSpan;
        string sources = stage switch
        {
            { TakesColumns: true } => scope.StatisticsSpan,
            { Rectifier: not null } => scope.RowStatistics(stage),
            { Normalization: not null } => $"{x}, {BodyScope.Gradient(stage)}, {scope.RowStatistics(stage)}",
            _ => $"{x}, {BodyScope.Gradient(stage)}",
        };
        return $"{scope.Class}.{Name(stage, use)}(share, {sources}, {target});";
    }

    /// <param name="writer">The writer.</param>
    /// <param name="network">The network.</param>
    /// <param name="training">Its training program.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="isShared">Whether the layer is used more than once, so that its gradients are summed before the optimiser takes them.</param>
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage, bool isShared)
    {
        bool fuses = UpdateRules.Fuses(network.Graph.Optimizer);
        if (stage.Normalization is { } normalization)
        {
            WriteNormalization(writer, network, training, stage, normalization, fused: false);
            if (fuses)
                WriteNormalization(writer, network, training, stage, normalization, fused: true);
        }

        if (stage.Rectifier is not null)
        {
            PReLUEmitter.WriteGradients(writer, network, training, stage, GradientUse.Keep);
            if (isShared)
                PReLUEmitter.WriteGradients(writer, network, training, stage, GradientUse.Add);
            else if (fuses)
                PReLUEmitter.WriteGradients(writer, network, training, stage, GradientUse.Update);
        }

        if (stage.Dense is null)
            return;
        Write(writer, network, training, stage, GradientUse.Keep);
        if (isShared)
            Write(writer, network, training, stage, GradientUse.Add);
        else if (fuses)
            Write(writer, network, training, stage, GradientUse.Update);
        if (isShared && fuses)
            WriteUpdateBySum(writer, network, training, stage);
    }

    /// <summary>The names of the rules that a layer's method takes: one, or one for its weights and one for its biases, γ and β.</summary>
    private static string Rules(GraphOptimizer optimizer, ParametricNode layer, string rate)
    {
        string[] rules = layer switch
        {
            DenseNode dense => HasRuleForBias(optimizer, dense) ? ["optimizer", "biasOptimizer"] : ["optimizer"],
            PReLUNode => [UpdateRules.SlopeName(optimizer)],
            _ => [UpdateRules.Differ(optimizer) ? "biasOptimizer" : "optimizer"],
        };
        return string.Join(", ", rules.Select(rule => RateEmitter.RuleOf(rate, rule)));
    }

    private static bool HasRuleForBias(GraphOptimizer optimizer, DenseNode layer) => UpdateRules.Differ(optimizer) && layer.Bias;

    /// <summary>The call of the method that updates by gradients summed before.</summary>
    /// <param name="network">The network.</param>
    /// <param name="region">The layer.</param>
    /// <param name="layers">The class of its methods.</param>
    /// <param name="start">Where its block begins within the sums, the weights and the states.</param>
    /// <param name="rate">The place of its learning-rate factor.</param>
    /// <param name="states">The states.</param>
    public static string CallBySum(LoweredNetwork network, ParameterRegion region, string layers, string start, string rate, string states)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string state = optimizer.StatesPerParameter > 0 ? ", " + states : "";
        return $"{layers}.{region.Layer.Name}UpdateBySum(share, {start}, sums, weights, {Rules(optimizer, region.Layer, rate)}{state});";
    }

    public static string Name(Stage stage, GradientUse use) => ((ParametricNode)stage.Operation!).Name + use switch
    {
        GradientUse.Keep => "Gradients",
        GradientUse.Add => "AddGradients",
        _ => "Update",
    };

    private static void WriteUpdateBySum(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage)
    {
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string length = $"inputs * {region.Stride}";
        List<string> parameters =
            [$"in {WeightShare} share", "int start", $"{ReadOnlyFloats} sums", $"{Floats} weights", $"{UpdateRules.Type(optimizer)} optimizer"];
        bool hasRule = HasRuleForBias(optimizer, region.Layer);
        if (hasRule)
            parameters.Add($"{UpdateRules.BiasType(optimizer)} biasOptimizer");
        if (optimizer.StatesPerParameter > 0)
            parameters.Add($"{Floats} states");
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(stage.Dense!.Name)}, update by the sum g of the gradients of all its uses: θ stands for W and b.</summary>");
        using (writer.OpenMethod($"public static void {stage.Dense.Name}UpdateBySum", parameters))
        {
            writer.Write($"""
                // {Formulas.Update(optimizer)}; for the rows of W{Text.Subscript(region.Number)} in this share
                int inputs = share.Count({region.Layer.FanIn}), at = start + W{region.Number} + share.Start({region.Layer.FanIn}) * {region.Stride};
                {Kernels}.Optimizer.Update(
                    optimizer, weights.Slice(at, {length}), sums.Slice(at, {length}), {State(optimizer, "at")}, {Text.Integer(training.StateStride)});
                """);
            if (!region.Layer.Bias)
                return;
            string bias = $"Slice(start + B{region.Number}, {region.BiasFloats})";
            writer.Write("if (share.HasBias)");
            writer.Write($"    {Kernels}.Optimizer.Update(\n        {(hasRule ? "biasOptimizer" : "optimizer")}, weights.{bias}, sums.{bias}, "
                + $"{State(optimizer, $"start + B{region.Number}")}, {Text.Integer(training.StateStride)});");
        }
    }

    private static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage, GradientUse use)
    {
        bool fused = use == GradientUse.Update;
        bool isAdded = use == GradientUse.Add;
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string dh = BackwardEmitter.Dh(stage);
        string index = Text.Subscript(region.Number);
        string what = fused ? "update: θ stands for W and b, g for their gradients"
            : isAdded ? "the gradients of W and b, added to those of another use" : "the gradients of W and b";
        writer.Write();
        writer.Write($"/// <summary>{Text.Xml(stage.Dense!.Name)}, {what}.</summary>");
        writer.Write($"/// <remarks>x [rows × {stage.InputShape.Size}]{LayersEmitter.Rows(stage.InputShape.Size, stage.InputStride)}, "
            + $"{dh} [rows × {stage.Width}]{LayersEmitter.Rows(stage.Width, stage.Stride)}.</remarks>");
        List<string> parameters = [$"in {WeightShare} share", $"{ReadOnlyFloats} x", $"{ReadOnlyFloats} {dh}"];
        parameters.AddRange(fused
            ? [$"{Floats} parameters", $"{UpdateRules.Type(optimizer)} optimizer"]
            : [$"{Floats} gradients"]);
        if (fused && HasRuleForBias(optimizer, stage.Dense!))
            parameters.Add($"{UpdateRules.BiasType(optimizer)} biasOptimizer");
        if (fused && optimizer.StatesPerParameter > 0)
            parameters.Add($"{Floats} states");
        using (writer.OpenMethod($"public static void {Name(stage, use)}", parameters))
        {
            string weights = fused
                ? $"g = dW{index} = xᵀ·{dh}: {Formulas.Update(optimizer)}"
                : $"dW{index} {(isAdded ? "+" : "")}= xᵀ·{dh}";
            string kernel = fused || isAdded ? "UpdateWeights" : "WeightGradient";
            string slice = $"Slice(at, inputs * {region.Stride})";
            writer.Write($"""
                // {weights}; for the rows of W{index} in this share
                int first = share.Start({region.Layer.FanIn}), inputs = share.Count({region.Layer.FanIn}), at = W{region.Number} + first * {region.Stride};
                {Kernels}.Dense.{kernel}(
                    share.Rows, inputs, outputs: {region.Layer.Units}, x.Slice(first), xStride: {stage.InputStride}, {dh}, stride: {region.Stride},
                    {(fused ? $"optimizer, parameters.{slice}, {State(optimizer, "at")}, {Text.Integer(training.StateStride)}" : isAdded ? $"{Adding}, gradients.{slice}, default({Floats}), 0" : $"gradients.{slice}")});
                """);
            if (!region.Layer.Bias)
                return;
            writer.Write();
            string ofBiases = fused && HasRuleForBias(optimizer, region.Layer) ? $": {Formulas.UpdateOfBiases(optimizer)}" : "";
            writer.Write($"// {(fused ? "g = " : "")}db{index} {(isAdded ? "+" : "")}= Σ {dh} over the rows{ofBiases}");
            writer.Write("if (share.HasBias)");
            writer.Write(fused || isAdded
                ? $"    {Kernels}.Dense.UpdateBias(\n        share.Rows, outputs: {region.Layer.Units}, {dh}, stride: {region.Stride},\n"
                    + (fused
                        ? $"        {(HasRuleForBias(optimizer, region.Layer) ? "biasOptimizer" : "optimizer")}, parameters.Slice(B{region.Number}, {region.BiasFloats}), {State(optimizer, "B" + region.Number)}, {Text.Integer(training.StateStride)});"
                        : $"        {Adding}, gradients.Slice(B{region.Number}, {region.BiasFloats}), default({Floats}), 0);")
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
        using (writer.OpenMethod($"public static void {Name(stage, fused ? GradientUse.Update : GradientUse.Keep)}", parameters))
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
                (true, false) => $"    {NormalizationEmitter.Gradients(region)}.CopyTo({g});",
                (true, true) => $"    {Kernels}.Optimizer.Update(optimizer, {theta}, {NormalizationEmitter.Gradients(region)}, {state});",
                (false, false) => $"    {Kernels}.RowNorm.Gradients(\n        {rows}, {g}, {LayersEmitter.RowNorm(layer)});",
                (false, true) => $"    {Kernels}.RowNorm.Update(\n        {rows}, optimizer, {theta}, {state}, {LayersEmitter.RowNorm(layer)});",
            });
        }
    }

    public static string State(GraphOptimizer optimizer, string offset) =>
        optimizer.StatesPerParameter > 0 ? $"states.Slice({offset})" : $"default({Floats})";
}
