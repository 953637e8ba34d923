using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using NetGen.Compiler.Support;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>What a trainer computes, phase by phase, each for a share of the batch's rows or of the parameters; and the buffers between.</summary>
internal static class TrainerWorkEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        if (training.HasColumns)
        {
            TrainerPhasesEmitter.Write(writer, network, training);
        }
        else
        {
            WriteForward(writer, network, training);
            WriteBackward(writer, network, training);
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
    public static string RowsOf(Stage stage, string buffer) => TrainerPasses.RowsOf(buffer, stage.Stride);

    private static void WriteForward(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        using (writer.Open($"void {ForwardWork}.Forward(in {RowShare} share)"))
        {
            WriteRows(writer);
            if (training.Stages.Any(stage => stage.Input == 0))
                writer.Write($"{ReadOnlyFloats} x = share.Inputs;");
            WriteParameters(writer, ReadOnlyFloats);
            TrainerPasses.WriteForward(writer, network, training.Stages, BodyScope.Root(network));
        }

        writer.Write();
    }

    private static void WriteBackward(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        using (writer.Open($"void {TrainingWork}.Backward(in {RowShare} share)"))
        {
            WriteRows(writer);
            TrainerLossEmitter.Write(writer, network, training);
            if (!training.AllStages.Any(stage => BackwardEmitter.IsNeeded(training, stage)))
                return;

            writer.Write();
            writer.Write(RateEmitter.DeclareLowest);
            if (training.AllStages.Any(stage => stage.StatisticsPerRow > 0 || stage is { Dense: not null, NeedsInputGradient: true }))
                WriteParameters(writer, ReadOnlyFloats);
            if (training.TransposeFloats > 0)
                writer.Write($"{Floats} transposes = share.ScratchOf(Transposes, {Text.Integer(training.TransposeFloats)});");
            TrainerPasses.WriteBackward(writer, network, training, training.Stages, BodyScope.Root(network) with { Input = "share.Inputs" });
        }

        writer.Write();
    }

    private static void WriteGradients(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        using (writer.Open($"void {TrainingWork}.Gradients(in {WeightShare} share)"))
        {
            writer.Write($"{Floats} gradients = KeptGradients;");
            TrainerPasses.WriteGradients(writer, network, training, training.Stages, BodyScope.Root(network), GradientUse.Keep);
        }

        writer.Write();
    }

    private static void WriteUpdateByGradients(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        using (writer.Open($"void {TrainingWork}.UpdateByGradients(in {WeightShare} share)"))
        {
            if (UpdatesByTensor(network))
            {
                string slopes = UpdateRules.SlopeName(optimizer) == "slopeOptimizer" && network.Parameters.Root.AllRectifiers.Any()
                    ? $"; of the slopes: {Formulas.UpdateOfSlopes(optimizer)}"
                    : "";
                writer.Write(UpdateRules.Differ(optimizer)
                    ? $"// of the weights: {Formulas.Update(optimizer)}; of the biases: {Formulas.UpdateOfBiases(optimizer)}{slopes}"
                    : $"// {Formulas.Update(optimizer)}, of all that is trained: not of the running statistics{slopes}");
                WriteRules(writer, network);
            }
            else
            {
                writer.Write($"// {Formulas.Update(optimizer)}");
                WriteRules(writer, network);
                using (writer.Open($"if ({RateEmitter.ArePlain})"))
                {
                    writer.Write($"""
                        // over all parameters in one pass
                        UpdateByGradients(share, optimizer, 0, {FittedEmitter.TrainedFloats(network)});
                        return;
                        """);
                }

                writer.Write();
            }

            WriteUpdateByTensor(writer, network, UpdateRules.Differ(optimizer) ? "biasOptimizer" : "optimizer");
        }

        writer.Write();
        WriteUpdateOfTensor(writer, optimizer, training);
        RateEmitter.WriteRules(writer, network);
    }

    private static void WriteUpdateByTensor(CodeWriter writer, LoweredNetwork network, string biasRule)
    {
        ParameterLoops loops = new(
            writer,
            (region, layers, start, rates) => WriteUpdateByGradients(
                writer, region, ParameterLoops.Offsets(layers, start), BodyScope.Rate(layers, rates, $"Rate{region.Number}"), biasRule),
            (region, layers, start, rates) =>
            {
                string rate = BodyScope.Rate(layers, rates, $"NormRate{region.Number}"), parameters = $"{ParameterLoops.Offsets(layers, start)}.Norm{region.Number}";
                writer.Write($"UpdateByGradients(share, {rate}, {biasRule}, {parameters}, {region.ParameterFloats});");
            },
            (region, layers, start, rates) =>
            {
                string rate = BodyScope.Rate(layers, rates, $"SlopeRate{region.Number}"), slopes = $"{ParameterLoops.Offsets(layers, start)}.Slope{region.Number}";
                writer.Write($"UpdateByGradients(share, {rate}, {UpdateRules.SlopeName(network.Graph.Optimizer)}, {slopes}, {region.Floats});");
            })
        {
            WithRates = true,
        };
        loops.Write(network.Parameters.Root);
    }

    /// <summary>Whether one pass over the whole buffer would be wrong.</summary>
    private static bool UpdatesByTensor(LoweredNetwork network) =>
        UpdateRules.Differ(network.Graph.Optimizer) || network.Parameters.HasStatistics
        || (network.Parameters.Root.AllRectifiers.Any() && UpdateRules.SlopeName(network.Graph.Optimizer) != "optimizer");

    private static void WriteUpdateByGradients(CodeWriter writer, ParameterRegion region, string start, string rate, string biasRule)
    {
        if (region.Owner is null)
            writer.Write($"UpdateByGradients(share, {rate}, optimizer, {start}.W{region.Number}, {Text.Integer(region.WeightFloats)});");
        if (region.Layer.Bias)
            writer.Write($"UpdateByGradients(share, {rate}, {biasRule}, {start}.B{region.Number}, {region.BiasFloats});");
    }

    private static void WriteUpdateOfTensor(CodeWriter writer, GraphOptimizer optimizer, TrainingProgram training)
    {
        writer.Write($$"""
            /// <summary>The optimiser's step along the kept gradient of one tensor, or of all, for its part in a share.</summary>
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
        if (!network.Graph.UsesGradientsAtOnce)
        {
            writer.Write($"""
                // Never asked for: a gradient is used once all are known.
                void {TrainingWork}.Update(in {WeightShare} share) => throw new global::System.NotSupportedException();

                """);
            return;
        }

        using (writer.Open($"void {TrainingWork}.Update(in {WeightShare} share)"))
        {
            WriteParameters(writer, Floats);
            WriteRules(writer, network);
            TrainerPasses.WriteGradients(writer, network, training, training.Stages, BodyScope.Root(network), GradientUse.Update);
        }

        writer.Write();
    }

    /// <summary>The optimiser's step at this moment, and that of the biases where it is another.</summary>
    private static void WriteRules(CodeWriter writer, LoweredNetwork network)
    {
        bool hasBiases = network.Parameters.Root.AllRegions.Any(region => region.Layer.Bias) || network.Parameters.Root.AllNormalizations.Any();
        foreach (string declaration in UpdateRules.Declarations(network.Graph.Optimizer, hasBiases, network.Parameters.Root.AllRectifiers.Any()))
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
            ParameterLoops loops = new(writer, (region, layers, start, rates) =>
            {
                if (region.Owner is not null)
                    return;
                string weights = ParameterLoops.Offsets(layers, start);
                writer.Write($"if ({RateEmitter.Learns(BodyScope.Rate(layers, rates, $"Rate{region.Number}"))})");
                writer.Write($"    {Kernels}.MaxNorm.Constrain(inputs: {region.Layer.FanIn}, share.Count({region.Stride}), "
                    + $"parameters.Slice({weights}.W{region.Number} + share.Start({region.Stride})), stride: {region.Stride}, {Text.Float(bound)});");
            })
            {
                WithRates = true,
            };
            loops.Write(network.Parameters.Root);
        }

        writer.Write();
    }

    private static void WriteBuffers(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        long states = training.StateFloats;
        if (states > 0)
        {
            writer.Write($"/// <summary>{OptimizerStates.Describe(network.Graph.Optimizer)} of every parameter, {Text.Integer(training.StateStride)} floats apart.</summary>");
            writer.Write($"private {Floats} States => _workspace.Span.Slice(0, {Text.Integer(states)});");
            writer.Write();
        }

        if (training.SharedFloats > 0)
        {
            writer.Write("/// <summary>Room for the gradients of layers that are used more than once, before they are used up.</summary>");
            writer.Write($"private {Floats} SharedGradients => _workspace.Span.Slice({Text.Integer(states)}, {Text.Integer(training.SharedFloats)});");
            writer.Write();
        }

        if (training.HasColumns)
        {
            writer.Write("/// <summary>The statistics of a batch, [μ, 1/√(σ² + ε), dγ, dβ] of each BatchNorm.</summary>");
            writer.Write($"private {Floats} Statistics => _workspace.Span.Slice({Text.Integer(states + training.SharedFloats)}, {Text.Integer(training.StatisticsFloats)});");
            writer.Write();
        }

        if (training.StateFigures > 0)
        {
            writer.Write("/// <summary>What the optimiser remembers of all parameters together.</summary>");
            writer.Write($"private {Floats} StateFigures => _workspace.Span.Slice({Text.Integer(training.FiguresStart)}, {Text.Integer(training.StateFigures)});");
            writer.Write();
        }

        string origin = training.FixedFloats > 0 ? $"{Text.Integer(training.FixedFloats)} + " : "";
        Dictionary<string, Stage> owners = Owners(training);
        foreach (PlannedBuffer buffer in training.Memory.Buffers)
            WritePlanned(writer, owners[buffer.Name], buffer, origin);
        WriteInputs(writer, training.Stages, BodyScope.Root(network));

        long end = training.Memory.FloatsPerRow;
        if (training.TransposeFloats > 0)
        {
            writer.Write("/// <summary>Room for dyᵀ and dxᵀ of the widest layer.</summary>");
            WriteBuffer(writer, "Transposes", origin, Text.Integer(end), training.TransposeFloats);
            end += training.TransposeFloats;
        }

        writer.Write("/// <summary>The loss of each row.</summary>");
        WriteBuffer(writer, "Losses", origin, Text.Integer(end), 1);
        end++;
        foreach (GraphBranch head in network.Graph.Heads)
        {
            writer.Write($"/// <summary>The loss of each row in {head.Name}.</summary>");
            WriteBuffer(writer, TrainerLossEmitter.LossesOf(head), origin, Text.Integer(end++), 1);
        }

        Write("HeadTargets", "The targets of one head by themselves", training.HeadFloats - network.Graph.Heads.Count);
        Write("RowInputs", "Samples that are put together from several inputs", training.GatheredInputs);
        Write("RowTargets", "Targets that are put together from those of several heads", training.GatheredOutputs);

        void Write(string name, string what, long floats)
        {
            if (floats == 0)
                return;
            writer.Write($"/// <summary>{what}.</summary>");
            WriteBuffer(writer, name, origin, Text.Integer(end), floats);
            end += floats;
        }
    }

    /// <summary>The first stage that each buffer belongs to, by the buffer's name.</summary>
    private static Dictionary<string, Stage> Owners(TrainingProgram training)
    {
        Dictionary<string, Stage> owners = [];
        foreach (Stage stage in training.AllStages)
        {
            foreach (string name in (string[])[stage.OutputBuffer, stage.GradientBuffer, GradientPlan.BranchGradient(stage), stage.StatisticsBuffer])
            {
                if (!owners.ContainsKey(name))
                    owners.Add(name, stage);
            }
        }

        return owners;
    }

    private static void WritePlanned(CodeWriter writer, Stage stage, PlannedBuffer buffer, string origin)
    {
        bool isOutput = buffer.Name == stage.OutputBuffer, isGradient = buffer.Name == stage.GradientBuffer;
        bool isStatistics = buffer.Name == stage.StatisticsBuffer;
        string what = isStatistics ? stage.Rectifier is null ? "Mean and reciprocal deviation of each row, for" : "The sums over 16 rows each for dα of" : isOutput ? "The output of" : isGradient ? "The gradient at the output of" : "The gradient that comes back through a block of";
        EquatableArray<Repetition> repeats = isOutput || isStatistics ? stage.Repeats : isGradient ? stage.GradientRepeats : default;
        (long width, int stride) = isStatistics ? (stage.StatisticsPerRow, stage.StatisticsPerRow) : isOutput || isGradient ? (stage.Width, stage.Stride) : (stage.InputShape.Size, stage.InputStride);
        string each = repeats.Count == 0 ? "" : ", for each repetition";
        writer.Write($"/// <summary>{what} {stage.Name}: [rows × {Text.Integer(width)}] in rows of {stride}{each}.</summary>");
        if (repeats.Count == 0)
        {
            WriteBuffer(writer, buffer.Name, origin, Text.Integer(buffer.Offset), stride);
            return;
        }

        string index = BodyScope.Index(0);
        for (int i = 1; i < repeats.Count; i++)
            index = $"({index} * {Text.Integer(repeats[i].Times)} + {BodyScope.Index(i)})";
        string parameters = string.Join(", ", repeats.Select((_, i) => "int " + BodyScope.Index(i)));
        WriteBuffer(writer, $"{buffer.Name}({parameters})", origin, $"({Text.Integer(buffer.Offset)} + {index} * {stride})", stride);
    }

    /// <summary>What each repetition of a composition reads.</summary>
    private static void WriteInputs(CodeWriter writer, EquatableArray<Stage> stages, BodyScope scope)
    {
        for (int i = 0; i < stages.Count; i++)
        {
            Stage stage = stages[i];
            foreach (StageBranch branch in stage.Branches)
                WriteInputs(writer, branch.Stages, scope with { Loops = stage.Repeats.Count });
            if (stage is not { Composition.Repeat: > 1 })
                continue;
            string[] indices = [.. stage.Repeats.Select((_, loop) => BodyScope.Index(loop))];
            string last = indices[indices.Length - 1];
            string outer = string.Concat(indices.Take(indices.Length - 1).Select(index => index + ", "));
            writer.Write($"/// <summary>What a repetition of {stage.Name} reads.</summary>");
            writer.Write($"private {Floats} X{stage.Number}({string.Join(", ", indices.Select(index => "int " + index))}) => "
                + $"{last} == 0 ? {scope.Output(stages[i - 1])} : {stage.OutputBuffer}({outer}{last} - 1);");
            writer.Write();
        }
    }

    private static void WriteBuffer(CodeWriter writer, string name, string origin, string offset, long floatsPerRow)
    {
        writer.Write($"private {Floats} {name} => _workspace.Span.Slice({origin}{offset} * _capacity, {Text.Integer(floatsPerRow)} * _capacity);");
        writer.Write();
    }

    public static void WriteRows(CodeWriter writer) => writer.Write("int rows = share.Rows;");

    public static void WriteParameters(CodeWriter writer, string type) => writer.Write($"{type} parameters = _network._parameters.Span;");

    private static string States(GraphOptimizer optimizer, string first) =>
        optimizer.StatesPerParameter > 0 ? $"States.Slice({first})" : $"default({Floats})";
}
