using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>What a trainer computes, phase by phase, each for a share of the batch's rows or of the parameters; and the buffers between.</summary>
internal static class TrainerWorkEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        if (training.ColumnStages.Count == 0)
        {
            WriteForward(writer, network, training);
            WriteBackward(writer, network, training);
        }
        else
        {
            TrainerPhasesEmitter.Write(writer, network, training);
        }

        WriteGradients(writer, network, training);
        WriteUpdateByGradients(writer, network, training);
        WriteUpdate(writer, network, training);
        if (network.Graph.Optimizer.Regularization.MaxNorm > 0)
            WriteConstraint(writer, network);
        if (StraightLine.Trains(training))
            BatchLanesEmitter.Write(writer, network, training);
        WriteBuffers(writer, network, training);
    }

    /// <summary>The rows of a share in a buffer of a stage.</summary>
    public static string RowsOf(Stage stage, string buffer) => $"share.Of({buffer}, {Text.Integer(stage.Stride)})";

    private static void WriteForward(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        using (writer.Open($"void {ForwardWork}.Forward(in {RowShare} share)"))
        {
            WriteRows(writer);
            if (training.Stages.Any(stage => stage.Input == 0))
                writer.Write($"{ReadOnlyFloats} x = share.Inputs;");
            WriteParameters(writer, ReadOnlyFloats);
            foreach (Stage stage in training.Stages)
            {
                string x = stage.Input == 0 ? "x" : RowsOf(training.Stages[stage.Input - 1], training.Stages[stage.Input - 1].OutputBuffer);
                writer.Write(LayersEmitter.ForwardCall(network, stage, x, RowsOf(stage, stage.OutputBuffer), training: true));
            }
        }

        writer.Write();
    }

    private static void WriteBackward(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        using (writer.Open($"void {TrainingWork}.Backward(in {RowShare} share)"))
        {
            WriteRows(writer);
            TrainerLossEmitter.Write(writer, network, training);
            Stage[] stages = [.. training.Stages.Reverse().Where(stage => BackwardEmitter.IsNeeded(training, stage))];
            if (stages.Length == 0)
                return;

            writer.Write();
            if (training.TransposeFloats > 0)
            {
                WriteParameters(writer, ReadOnlyFloats);
                writer.Write($"{Floats} transposes = share.ScratchOf(Transposes, {Text.Integer(training.TransposeFloats)});");
            }

            foreach (Stage stage in stages)
                writer.Write(BackwardEmitter.Call(training, stage));
        }

        writer.Write();
    }

    private static void WriteGradients(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        using (writer.Open($"void {TrainingWork}.Gradients(in {WeightShare} share)"))
        {
            writer.Write($"{Floats} gradients = KeptGradients;");
            foreach (Stage stage in training.Stages.Reverse().Where(stage => stage.Learns))
                writer.Write(UpdateEmitter.Call(network, training, stage, fused: false));
        }

        writer.Write();
    }

    private static void WriteUpdateByGradients(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        using (writer.Open($"void {TrainingWork}.UpdateByGradients(in {WeightShare} share)"))
        {
            if (UpdateRules.Differ(optimizer))
            {
                writer.Write($"// of the weights: {Formulas.Update(optimizer)}; of the biases: {Formulas.UpdateOfBiases(optimizer)}");
                WriteRules(writer, network);
                foreach (ParameterRegion region in network.Parameters.Regions)
                {
                    writer.Write($"UpdateByGradients(share, optimizer, Layers.W{region.Number}, {Text.Integer(region.WeightFloats)});");
                    if (region.Layer.Bias)
                        writer.Write($"UpdateByGradients(share, biasOptimizer, Layers.B{region.Number}, {region.BiasFloats});");
                }

                foreach (NormalizationRegion region in network.Parameters.Normalizations)
                    writer.Write($"UpdateByGradients(share, biasOptimizer, Layers.Norm{region.Number}, {region.ParameterFloats});");
            }
            else
            {
                writer.Write($"""
                    // {Formulas.Update(optimizer)}, over all parameters in one pass
                    int first = share.Start(Layers.Floats), count = share.Count(Layers.Floats);
                    {Kernels}.Optimizer.Update(
                        {UpdateRules.New(optimizer)},
                        _network._parameters.Span.Slice(first, count), KeptGradients.Slice(first, count), {States(optimizer, "first")}, {Text.Integer(training.StateStride)});
                    """);
            }
        }

        writer.Write();
        if (UpdateRules.Differ(optimizer))
            WriteUpdateOfTensor(writer, optimizer, training);
    }

    private static void WriteUpdateOfTensor(CodeWriter writer, GraphOptimizer optimizer, TrainingProgram training)
    {
        writer.Write($$"""
            /// <summary>The optimiser's step along the kept gradient of one tensor, for its part in a share.</summary>
            private void UpdateByGradients<TOptimizer>(in {{WeightShare}} share, TOptimizer optimizer, int start, int floats)
                where TOptimizer : struct, {{Kernels}}.IOptimizer
            {
                int first = start + share.Start(floats), count = share.Count(floats);
                {{Kernels}}.Optimizer.Update(
                    optimizer, _network._parameters.Span.Slice(first, count), KeptGradients.Slice(first, count),
                    {{States(optimizer, "first")}}, {{Text.Integer(training.StateStride)}});
            }

            """);
    }

    private static void WriteUpdate(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        if (!UpdateRules.Fuses(network.Graph.Optimizer))
        {
            writer.Write($"""
                // Never asked for: a gradient is used once the norm of all is known.
                void {TrainingWork}.Update(in {WeightShare} share) => throw new global::System.NotSupportedException();

                """);
            return;
        }

        using (writer.Open($"void {TrainingWork}.Update(in {WeightShare} share)"))
        {
            WriteParameters(writer, Floats);
            WriteRules(writer, network);
            foreach (Stage stage in training.Stages.Reverse().Where(stage => stage.Learns))
                writer.Write(UpdateEmitter.Call(network, training, stage, fused: true));
        }

        writer.Write();
    }

    /// <summary>The optimiser's step at this moment, and that of the biases where it is another.</summary>
    private static void WriteRules(CodeWriter writer, LoweredNetwork network)
    {
        bool hasBiases = network.Parameters.Regions.Any(region => region.Layer.Bias) || network.Parameters.Normalizations.Count > 0;
        foreach (string declaration in UpdateRules.Declarations(network.Graph.Optimizer, hasBiases))
            writer.Write(declaration);
    }

    /// <summary>After a step, each unit's incoming weights are brought back within the bound of their norm.</summary>
    private static void WriteConstraint(CodeWriter writer, LoweredNetwork network)
    {
        double bound = network.Graph.Optimizer.Regularization.MaxNorm;
        using (writer.Open($"void {ConstrainedWork}.Constrain(in {WeightShare} share)"))
        {
            writer.Write($"// w = w·min(1, {Text.Number(bound)} / ‖w‖) for each column w of W");
            WriteParameters(writer, Floats);
            foreach (ParameterRegion region in network.Parameters.Regions)
            {
                writer.Write($"{Kernels}.MaxNorm.Constrain(inputs: {region.Layer.FanIn}, share.Count({region.Stride}), "
                    + $"parameters.Slice(Layers.W{region.Number} + share.Start({region.Stride})), stride: {region.Stride}, {Text.Float(bound)});");
            }
        }

        writer.Write();
    }

    private static void WriteBuffers(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        long states = training.StateFloats;
        if (states > 0)
        {
            writer.Write($"/// <summary>{States(network.Graph.Optimizer)} of every parameter, {Text.Integer(training.StateStride)} floats apart.</summary>");
            writer.Write($"private {Floats} States => _workspace.Span.Slice(0, {Text.Integer(states)});");
            writer.Write();
        }

        string origin = training.FixedFloats > 0 ? $"{Text.Integer(training.FixedFloats)} + " : "";
        if (training.StatisticsFloats > 0)
        {
            writer.Write("/// <summary>Of each BatchNorm, μ and 1/√(σ² + ε) of the batch, dγ and dβ.</summary>");
            writer.Write($"private {Floats} Statistics => _workspace.Span.Slice({Text.Integer(states + training.ColumnFloats)}, {Text.Integer(training.StatisticsFloats)});");
            writer.Write();
        }

        foreach (PlannedBuffer buffer in training.Memory.Buffers)
        {
            if (training.Stages.FirstOrDefault(stage => stage.StatisticsBuffer == buffer.Name) is { } norm)
            {
                writer.Write($"/// <summary>Mean and reciprocal deviation of each row before {norm.Name}.</summary>");
                WriteBuffer(writer, buffer.Name, origin, buffer.Offset, Stage.StatisticsPerRow);
                continue;
            }

            Stage stage = training.Stages.First(stage => stage.OutputBuffer == buffer.Name || training.Gradient(stage) == buffer.Name);
            string what = buffer.Name == stage.OutputBuffer ? "The output" : "The gradient at the output";
            writer.Write($"/// <summary>{what} of {stage.Name}: [rows × {stage.Width}] in rows of {stage.Stride}.</summary>");
            WriteBuffer(writer, buffer.Name, origin, buffer.Offset, stage.Stride);
        }

        long end = training.Memory.FloatsPerRow;
        if (training.TransposeFloats > 0)
        {
            writer.Write("/// <summary>Room for dyᵀ and dxᵀ of the widest layer.</summary>");
            WriteBuffer(writer, "Transposes", origin, end, training.TransposeFloats);
            end += training.TransposeFloats;
        }

        writer.Write("/// <summary>The loss of each row.</summary>");
        WriteBuffer(writer, "Losses", origin, end, 1);
    }

    private static void WriteBuffer(CodeWriter writer, string name, string origin, long offset, long floatsPerRow)
    {
        writer.Write($"private {Floats} {name} => _workspace.Span.Slice({origin}{Text.Integer(offset)} * _capacity, {Text.Integer(floatsPerRow)} * _capacity);");
        writer.Write();
    }

    public static void WriteRows(CodeWriter writer) => writer.Write("int rows = share.Rows;");

    public static void WriteParameters(CodeWriter writer, string type) => writer.Write($"{type} parameters = _network._parameters.Span;");

    private static string States(GraphOptimizer optimizer, string first) =>
        optimizer.StatesPerParameter > 0 ? $"States.Slice({first})" : $"default({Floats})";

    private static string States(GraphOptimizer optimizer) => optimizer.Algorithm switch
    {
        OptimizerAlgorithm.AdaGrad => "The sum s",
        OptimizerAlgorithm.RMSProp => (optimizer.IsCentered, optimizer.Momentum > 0) switch
        {
            (false, false) => "The mean square s",
            (false, true) => "The mean square s and the velocity v",
            (true, false) => "The mean square s and the mean m",
            (true, true) => "The mean square s, the mean m and the velocity v",
        },
        OptimizerAlgorithm.AdaDelta => "The mean squares s and u",
        OptimizerAlgorithm.Adamax => "The moments m and u",
        OptimizerAlgorithm.AMSGrad => "The moments m and v and the largest v, u,",
        OptimizerAlgorithm.Lion => "The mean m",
        OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => "The velocity v",
        _ => "The moments m and v",
    };
}
