using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The step of a tiny network on a small batch: on the caller's thread, with the samples in the lanes of vectors.</summary>
internal static class BatchLanesEmitter
{
    private const string Runtime = Kernels + ".BatchLanes";

    /// <summary>What stands before the ordinary step; empty for other networks.</summary>
    public static string StepCall(TrainingProgram training, TrainerTargets targets) => !StraightLine.Trains(training) ? "" : $"""
        if ({Runtime}.Take(rows) && {RateEmitter.ArePlain})
                StepInLanes(rows, inputs, {targets.Arguments});
            else
                
        """;

    /// <summary>What stands before the ordinary backward pass; empty for other networks.</summary>
    public static string BackwardCall(TrainingProgram training, TrainerTargets targets) => !StraightLine.Trains(training) ? "" : $"""
        if ({Runtime}.Take(_rows) && {RateEmitter.ArePlain})
                GradientsInLanes(_rows, inputs.Span.Slice(0, _rows * InputSize), {targets.Arguments});
            else
                
        """;

    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        WriteSteps(writer, network);
        WritePropagation(writer, network, training);
        WriteUpdate(writer, network, training);
        writer.Write($"/// <summary>The samples of a small batch as columns, {StraightLine.MaxRows} floats apart: x, then y and dy of each layer.</summary>");
        writer.Write($"private {Floats} Columns => _workspace.Span.Slice({Text.Integer(training.StateFloats)}, {Text.Integer(training.ColumnFloats)});");
        writer.Write();
    }

    private static void WriteSteps(CodeWriter writer, LoweredNetwork network)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        writer.Write("/// <summary>A step on a small batch, with its samples in the lanes of vectors.</summary>");
        using (writer.Open($"private void StepInLanes(int rows, {ReadOnlyFloats} inputs, {ReadOnlyFloats} targets, {Labels} labels)"))
        {
            if (UpdateRules.Fuses(optimizer))
            {
                writer.Write($$"""
                    if (_gradients is null)
                    {
                        PropagateInLanes(rows, inputs, targets, labels);
                        UpdateInLanes(rows, _network._parameters.Span, {{Rules(optimizer)}});
                    }
                    else
                    {
                        GradientsInLanes(rows, inputs, targets, labels);
                        _team.Update(this);
                    }
                    """);
            }
            else
            {
                writer.Write($"""
                    GradientsInLanes(rows, inputs, targets, labels);
                    {TrainerEmitter.UpdateCall(network).Replace("\n    ", "\n")}
                    """);
            }
        }

        writer.Write();
        writer.Write($$"""
            private void GradientsInLanes(int rows, {{ReadOnlyFloats}} inputs, {{ReadOnlyFloats}} targets, {{Labels}} labels)
            {
                PropagateInLanes(rows, inputs, targets, labels);
                UpdateInLanes(rows, KeptGradients, {{KeepGradients(optimizer)}});
            }

            """);
    }

    private static void WritePropagation(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        writer.Write("/// <summary>Forward, loss and backward; the gradient at each layer's sum h stays behind as rows.</summary>");
        using (writer.Open($"private void PropagateInLanes(int rows, {ReadOnlyFloats} inputs, {ReadOnlyFloats} targets, {Labels} labels)"))
        {
            writer.Write($"{ReadOnlyFloats} parameters = _network._parameters.Span;");
            WriteColumns(writer, training, gradients: true);
            writer.Write($"{Runtime}.Load(rows, {network.InputSize}, inputs, x);");
            foreach (Stage stage in training.Stages)
                WriteForward(writer, network, stage);

            Stage last = training.Stages[training.Stages.Count - 1];
            LossFunction loss = network.Graph.Loss!.Function;
            writer.Write();
            writer.Write($"// {Formulas.Loss(loss)}, {Formulas.LossGradient(loss, network.OutputSize)}");
            writer.Write($"{Runtime}.LoadTargets(rows, {last.Width}, targets, labels, dy{last.Number});");
            if (network.Graph.Loss.LabelSmoothing is > 0 and var smoothing)
            {
                writer.Write($"// {Formulas.Smoothing(smoothing, last.Width)}");
                writer.Write($"{Runtime}.SmoothTargets({last.Width}, dy{last.Number}, {Text.Float(smoothing)});");
            }

            writer.Write($"{Runtime}.{loss}(rows, {last.Width}, y{last.Number}, dy{last.Number}, Losses, {last.OutputBuffer}, stride: {last.Stride}{(loss == LossFunction.Huber ? TrainerLossEmitter.Figure(network.Graph.Loss) : "")});");
            foreach (Stage stage in training.Stages.Reverse())
                WriteBackward(writer, network, training, stage);
        }

        writer.Write();
    }

    private static void WriteForward(CodeWriter writer, LoweredNetwork network, Stage stage)
    {
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        string bias = stage.Dense!.Bias ? $"parameters.Slice(Layers.B{region.Number}, {region.BiasFloats})" : $"default({ReadOnlyFloats})";
        string affine = Formulas.Affine(region, stage.Input == 0 ? "x" : "y" + Text.Subscript(stage.Input));
        writer.Write();
        writer.Write($"// y{Text.Subscript(stage.Number)} = " + (stage.Activation is { } activation ? Formulas.Activation(activation, affine) : affine));
        writer.Write($"""
            {Runtime}.Forward(
                rows, inputs: {stage.Dense.FanIn}, outputs: {stage.Dense.Units}, {Input(stage)}, {Weights(region)}, {bias}, stride: {region.Stride},
                y{stage.Number}, {Activation(stage.Activation)});
            """);
    }

    private static void WriteBackward(CodeWriter writer, LoweredNetwork network, TrainingProgram training, Stage stage)
    {
        ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
        string index = Text.Subscript(stage.Number);
        string h = stage.Activation is { } activation
            ? $"dh{index} = dy{index} ∘ {Formulas.Derivative(activation, "y" + index)}"
            : $"dh{index} = dy{index}";
        string dx = stage.Input == 0 ? "" : $", dy{Text.Subscript(stage.Input)} = dh{index}·W{Text.Subscript(region.Number)}ᵀ";
        writer.Write();
        writer.Write($"// {h}{dx}");
        writer.Write($"""
            {Runtime}.Backward(
                rows, inputs: {stage.Dense!.FanIn}, outputs: {stage.Dense.Units}, y{stage.Number}, dy{stage.Number}, {Weights(region)}, stride: {region.Stride},
                {(stage.Input == 0 ? $"default({Floats})" : $"dy{stage.Input}")}, {stage.GradientBuffer}, {Activation(stage.Activation)});
            """);
    }

    private static void WriteUpdate(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        writer.Write($"/// <summary>{Formulas.Update(optimizer)}; or the gradients g themselves, kept in the place of θ.</summary>");
        using (writer.Open(!UpdateRules.Differ(optimizer)
            ? $"""
                private void UpdateInLanes<TOptimizer>(int rows, {Floats} parameters, TOptimizer optimizer)
                    where TOptimizer : struct, {Kernels}.IOptimizer
                """
            : $"""
                private void UpdateInLanes<TOptimizer, TBiasOptimizer>(int rows, {Floats} parameters, TOptimizer optimizer, TBiasOptimizer biasOptimizer)
                    where TOptimizer : struct, {Kernels}.IOptimizer
                    where TBiasOptimizer : struct, {Kernels}.IOptimizer
                """))
        {
            WriteColumns(writer, training, gradients: false);
            foreach (Stage stage in training.Stages)
            {
                ParameterRegion region = network.Parameters.RegionOf(stage.Dense!);
                string index = Text.Subscript(region.Number), x = stage.Input == 0 ? "x" : "y" + Text.Subscript(stage.Input);
                string dh = "dh" + Text.Subscript(stage.Number);
                bool hasBias = stage.Dense!.Bias;
                writer.Write();
                writer.Write($"// dW{index} = {x}ᵀ·{dh}" + (hasBias ? $", db{index} = Σ {dh} over the rows" : ""));
                writer.Write($"""
                    {Runtime}.Update(
                        rows, inputs: {stage.Dense.FanIn}, outputs: {stage.Dense.Units}, {Input(stage)}, {stage.GradientBuffer}, stride: {region.Stride}, {(UpdateRules.Differ(optimizer) ? "optimizer, biasOptimizer" : "optimizer")},
                        {Weights(region)}, {State(optimizer, "W", region)},
                        {(hasBias ? $"parameters.Slice(Layers.B{region.Number}, {region.BiasFloats})" : $"default({Floats})")}, {(hasBias ? State(optimizer, "B", region) : $"default({Floats})")}, {Text.Integer(training.StateStride)});
                    """);
            }
        }

        writer.Write();
    }

    private static void WriteColumns(CodeWriter writer, TrainingProgram training, bool gradients)
    {
        writer.Write($"{Floats} columns = Columns;");
        long offset = 0;
        WriteColumn("x", training.Stages[0].InputShape.Size, needed: true);
        foreach (Stage stage in training.Stages)
        {
            WriteColumn("y" + Text.Integer(stage.Number), stage.Width, gradients || stage.Number < training.Stages.Count);
            WriteColumn("dy" + Text.Integer(stage.Number), stage.Width, gradients);
        }

        void WriteColumn(string name, long values, bool needed)
        {
            if (needed)
                writer.Write($"{Floats} {name} = columns.Slice({Text.Integer(offset)}, {Text.Integer(values * StraightLine.MaxRows)});");
            offset += values * StraightLine.MaxRows;
        }
    }

    private static string Weights(ParameterRegion region) => $"parameters.Slice(Layers.W{region.Number}, {Text.Integer(region.WeightFloats)})";

    private static string State(GraphOptimizer optimizer, string tensor, ParameterRegion region) =>
        optimizer.StatesPerParameter > 0 ? $"States.Slice(Layers.{tensor}{region.Number})" : $"default({Floats})";

    private static string Rules(GraphOptimizer optimizer) =>
        UpdateRules.Differ(optimizer) ? $"{UpdateRules.New(optimizer)}, {UpdateRules.NewForBiases(optimizer)}" : UpdateRules.New(optimizer);

    private static string KeepGradients(GraphOptimizer optimizer)
    {
        const string Keep = $"default({Kernels}.KeepGradient)";
        return UpdateRules.Differ(optimizer) ? $"{Keep}, {Keep}" : Keep;
    }

    private static string Input(Stage stage) => stage.Input == 0 ? "x" : "y" + Text.Integer(stage.Input);
}
