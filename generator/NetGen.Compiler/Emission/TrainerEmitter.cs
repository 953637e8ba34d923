using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The class that trains: forward, backward and update over a workspace of its own.</summary>
internal static class TrainerEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        WriteCreation(writer, network, training);
        writer.Write($"/// <summary>Trains by {LossOf(network)} and {network.Graph.Optimizer.Algorithm}; without allocation, for one caller at a time.</summary>");
        using (writer.Open($"public sealed class Trainer : {Interfaces(network, training)}"))
        {
            WriteConstruction(writer, network, training);
            WriteProperties(writer, network, training);
            WriteHeadLosses(writer, network);
            WritePenalty(writer, network);
            WriteSteps(writer, network, training);
            WriteParts(writer, network, training);
            ObserveEmitter.Write(writer, network, training);
            TrainerWorkEmitter.Write(writer, network, training);
            WriteGradientView(writer, network);
        }

        writer.Write();
    }

    private static string LossOf(LoweredNetwork network) => network.Graph.Loss is { } loss
        ? Text.Name(loss.Function)
        : string.Join(" + ", network.Graph.Heads.Select(head =>
            $"{(head.Head!.Weight == 1 ? "" : Text.Number(head.Head.Weight) + " ")}{Text.Name(head.Head.Loss.Function)} of {head.Name}"));

    private static string Interfaces(LoweredNetwork network, TrainingProgram training)
    {
        string[] works =
        [
            .. training.HasColumns ? ["global::NetGen.IBatchStatistics", ColumnWork] : (string[])[],
            .. network.Graph.Optimizer.Regularization.MaxNorm > 0 ? [ConstrainedWork] : (string[])[],
        ];
        return "global::NetGen.ITrainer, " + (works.Length == 0 ? TrainingWork : string.Join(", ", works));
    }

    private static void WriteCreation(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        writer.Write($$"""
            /// <summary>Creates a trainer with its own workspace and optimiser state.</summary>
            /// <param name="batchSize">The largest number of rows in one step, at least {{MinRows(training)}}.</param>
            /// <param name="keepGradients">Whether gradients are kept, for inspection and for steps taken in parts; otherwise each is used up while it is computed.</param>
            /// <param name="seed">The seed of the dropout masks.</param>
            /// <param name="threads">The threads that share each step, the caller included; 0: as many as there are cores and the work is worth. The parameters come out the same.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException"><paramref name="batchSize"/> is below {{MinRows(training)}} or too large for one buffer, or <paramref name="threads"/> negative or above 1024.</exception>{{FittedEmitter.GuardDocumentation(network)}}
            public Trainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0) =>
                new Trainer(this, batchSize, keepGradients, seed, threads);

            global::NetGen.ITrainer global::NetGen.ITrainableNetwork.CreateTrainer(int batchSize, bool keepGradients, int seed, int threads) =>
                CreateTrainer(batchSize, keepGradients, seed, threads);

            """);
    }

    private static void WriteConstruction(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        string fixedFloats = Text.Integer(training.FixedFloats);
        string floatsPerRow = Text.Integer(training.BytesPerRow / sizeof(float));
        bool fuses = network.Graph.UsesGradientsAtOnce;
        writer.Write($$"""
            private const string NeedsGradients = "The parts of a step need a trainer that was created with keepGradients: true.";

            private readonly {{network.Host.Name}} _network;
            private readonly {{AlignedBuffer}} _workspace;
            private readonly {{AlignedBuffer}}{{(fuses ? "?" : "")}} _gradients;
            private readonly {{AlignedBuffer}}? _inputs;
            private readonly {{Team}} _team;
            private readonly int _capacity;
            {{(UsesSeed(training) ? "private readonly int _seed;" : "// no dropout: the seed has nothing to do")}}
            private float _learningRate = {{Text.Float(network.Graph.Optimizer.LearningRate)}};
            {{(network.Graph.Optimizer.Regularization.ClipNorm > 0 ? $"private float {UpdateRules.GradientScale} = 1;\n" : "")}}private int _rows;
            private bool _hasActivations;
            private bool _hasGradients;

            internal Trainer({{network.Host.Name}} network, int batchSize, bool keepGradients, int seed, int threads)
            {
                {{FittedEmitter.Guard(network, "network._parameters.Span")}}_capacity = {{Kernels}}.Guard.RoundUpToLine({{(training.HasColumns ? $"{Kernels}.Guard.SeveralRows(batchSize)" : "batchSize")}});
                _workspace = new {{AlignedBuffer}}({{Kernels}}.Guard.WorkspaceFloats({{fixedFloats}}, {{floatsPerRow}}, _capacity));
                _network = network;
                {{(UsesSeed(training) ? "_seed = seed;" : "_ = seed;")}}
                BatchSize = batchSize;
                _team = new {{Team}}(threads, work: 3 * MultiplyAccumulates * batchSize);
                {{(fuses ? "" : $"_gradients = new {AlignedBuffer}({FittedEmitter.TrainedFloats(network)});\n    ")}}if (keepGradients)
                {
                    {{(fuses ? $"_gradients = new {AlignedBuffer}({FittedEmitter.TrainedFloats(network)});\n        " : "")}}_inputs = new {{AlignedBuffer}}({{Kernels}}.Guard.WorkspaceFloats(0, InputSize, batchSize));
                }

                {{string.Join("\n    ", RateEmitter.Construction(network))}}
            }

            """);
    }

    /// <summary>The rows of a batch; one of a single row has no variance.</summary>
    private static string BatchRows(TrainingProgram training) => training.HasColumns
        ? $"{Kernels}.Guard.SeveralRows({Kernels}.Guard.BatchRows(inputs.Length, InputSize, BatchSize))"
        : $"{Kernels}.Guard.BatchRows(inputs.Length, InputSize, BatchSize)";

    private static int MinRows(TrainingProgram training) => training.HasColumns ? 2 : 1;

    private static bool UsesSeed(TrainingProgram training) => training.AllStages.Any(stage => stage.Dropout is not null);

    private static void WriteProperties(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        string outputs = training.Stages.Count == 0
            ? $"new global::NetGen.ReadOnlyMatrixView(_inputs.Span, _rows, OutputSize, OutputSize)"
            : $"new global::NetGen.ReadOnlyMatrixView({BodyScope.Root(network).Output(Last(training))}, _rows, OutputSize, {Last(training).Stride})";
        writer.Write($$"""
            /// <summary>The largest number of rows in one step.</summary>
            public int BatchSize { get; }

            /// <summary>The number of updates made so far.</summary>
            public int StepCount { get; private set; }

            int global::NetGen.ITrainer.StepCount
            {
                get => StepCount;
                set => StepCount = {{Kernels}}.Guard.StepCount(value);
            }

            global::NetGen.OptimizerState global::NetGen.ITrainer.OptimizerState =>
                new global::NetGen.OptimizerState({{OptimizerStates.Arguments(network.Graph.Optimizer, training.StateStride)}});

            /// <summary>The learning rate η of the next update; finite and not negative.</summary>
            public float LearningRate
            {
                get => _learningRate;
                set => _learningRate = {{Kernels}}.Guard.LearningRate(value);
            }

            /// <summary>By what the learning rate is multiplied in each layer, where 0 freezes it; it may change between steps.</summary>
            public global::NetGen.LayerRates LayerRates { get; }

            /// <summary>{{OutputsOf(network)}} of the last forward pass: [rows × {{network.OutputSize}}].</summary>
            public global::NetGen.ReadOnlyMatrixView Outputs => {{outputs}};

            /// <summary>The gradients of the last backward pass, layer by layer.</summary>
            /// <exception cref="global::System.InvalidOperationException">The trainer was created without <c>keepGradients</c>.</exception>
            public GradientView Gradients => new GradientView(KeptGradients);

            {{ReadOnlyFloats}} global::NetGen.ITrainer.GradientBuffer => KeptGradients;

            private {{Floats}} KeptGradients =>
                {{(network.Graph.UsesGradientsAtOnce
                    ? "(_gradients ?? throw new global::System.InvalidOperationException(NeedsGradients)).Span;"
                    : "_gradients.Span;")}}

            """);
        if (training.HasColumns)
        {
            writer.Write("""
                /// <summary>The share of a batch in the running statistics of every BatchNorm, in (0, 1]; null: as each declares.</summary>
                public float? StatisticsMomentum { get; set; }

                """);
        }
    }

    private static string OutputsOf(LoweredNetwork network) =>
        network.Graph.Heads.Count > 0 ? "What the heads' losses read, side by side," : network.FusedActivation is null ? "The outputs" : "The logits";

    /// <summary>The loss of each head.</summary>
    private static void WriteHeadLosses(CodeWriter writer, LoweredNetwork network)
    {
        foreach (GraphBranch head in network.Graph.Heads)
        {
            writer.Write($"""
                /// <summary>The loss of {head.Name} in the last step, by itself and averaged over the rows; NaN before the first.</summary>
                public float {head.Name}Loss => {Kernels}.Loss.Mean({TrainerLossEmitter.LossesOf(head)}.Slice(0, _rows));

                """);
        }
    }

    private static void WritePenalty(CodeWriter writer, LoweredNetwork network)
    {
        GraphRegularization regularization = network.Graph.Optimizer.Regularization;
        if (!regularization.HasPenalty)
            return;
        writer.Write("/// <summary>What training minimises beside the loss: λ₁‖W‖₁ + λ₂/2 ‖W‖². Steps return the loss without it.</summary>");
        using (writer.Open("public double Penalty"))
        {
            using (writer.Open("get"))
            {
                writer.Write($"{ReadOnlyFloats} parameters = _network._parameters.Span;");
                WritePenaltySum(writer, network, regularization);
            }
        }

        writer.Write();
    }

    private static void WritePenaltySum(CodeWriter writer, LoweredNetwork network, GraphRegularization regularization)
    {
        string figures = $"{Text.Float(regularization.L1)}, {Text.Float(regularization.L2)}";
        if (!network.Parameters.HasBlocks)
        {
            IEnumerable<string> terms = network.Parameters.Regions.SelectMany(region => Terms(region, "Layers"))
                .Concat(network.Parameters.Root.Normalizations.SelectMany(region => TermsOfNormalization(region, "Layers")));
            writer.Write($"return {string.Join("\n    + ", terms)};");
            return;
        }

        writer.Write("double sum = 0;");
        new ParameterLoops(writer, (region, layers, start, _) =>
        {
            foreach (string term in Terms(region, ParameterLoops.Offsets(layers, start)))
                writer.Write($"sum += {term};");
        }, (region, layers, start, _) =>
        {
            foreach (string term in TermsOfNormalization(region, ParameterLoops.Offsets(layers, start)))
                writer.Write($"sum += {term};");
        }).Write(network.Parameters.Root);
        writer.Write("return sum;");

        IEnumerable<string> Terms(ParameterRegion region, string start)
        {
            yield return $"{Kernels}.Penalties.Of(parameters.Slice({start}.W{region.Number}, {Text.Integer(region.WeightFloats)}), {figures})";
            if (regularization.PenalizesBiases && region.Layer.Bias)
                yield return $"{Kernels}.Penalties.Of(parameters.Slice({start}.B{region.Number}, {region.BiasFloats}), {figures})";
        }

        IEnumerable<string> TermsOfNormalization(NormalizationRegion region, string start) => regularization.PenalizesBiases
            ? [$"{Kernels}.Penalties.Of(parameters.Slice({start}.Norm{region.Number}, {region.ParameterFloats}), {figures})"]
            : [];
    }

    private static void WriteSteps(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        foreach (TrainerTargets targets in TrainerTargets.Of(network))
        {
            writer.Write($$"""
                /// <summary>Forward, backward and update on one batch.</summary>
                /// <param name="inputs">[rows × {{network.InputSize}}] with rows between {{MinRows(training)}} and <see cref="BatchSize"/>.</param>
                /// <param name="{{targets.Name}}">{{targets.Shape}}.</param>
                /// <returns>The loss, averaged over the rows, before the update.</returns>
                /// <exception cref="global::System.ArgumentException">{{targets.Complaint}}</exception>
                public float Step({{ReadOnlyFloats}} inputs, {{targets.Type}} {{targets.Name}})
                {
                    int rows = {{BatchRows(training)}};
                    {{targets.Check("rows")}}
                    {{BatchLanesEmitter.StepCall(training, targets)}}{{StepCall(network, targets)}}
                    _rows = rows;
                    _hasActivations = false;
                    _hasGradients = false;
                    StepCount++;{{RateEmitter.EndStep(network)}}
                    return {{Kernels}}.Loss.Mean(Losses.Slice(0, rows));
                }

                """);
        }

        NamedRowsEmitter.WriteStep(writer, network, MinRows(training));
        if (!network.Graph.UsesGradientsAtOnce)
        {
            writer.Write($$"""
                /// <summary>A step whose gradients are all known before the first of them is used.</summary>
                private void StepByAllGradients(int rows, {{ReadOnlyFloats}} inputs, {{ReadOnlyFloats}} targets, {{Labels}} labels)
                {
                    _team.Forward(this, rows, inputs);
                    _team.Backward(this, rows, inputs, targets, labels);
                    {{UpdateCall(network)}}
                }

                """);
        }

        if (!TrainerTargets.HasLabels(network))
        {
            writer.Write($"""
                float global::NetGen.ITrainer.Step({ReadOnlyFloats} inputs, {Labels} labels) => throw NoClasses();

                float global::NetGen.ITrainer.Backward({Labels} labels) => throw NoClasses();

                private static global::System.NotSupportedException NoClasses() =>
                    new global::System.NotSupportedException("{NoClasses(network)}: pass dense targets.");

                """);
        }
    }

    private static string NoClasses(LoweredNetwork network) => network.Graph.Loss is { } loss
        ? $"{Text.Name(loss.Function)} over {network.OutputSize} outputs has no classes"
        : "A network with heads has no classes of its own";

    private static string StepCall(LoweredNetwork network, TrainerTargets targets)
    {
        string step = network.Graph.UsesGradientsAtOnce
            ? $"_team.Step(this, rows, inputs, {targets.Arguments}, keepGradients: _gradients != null);"
            : $"StepByAllGradients(rows, inputs, {targets.Arguments});";
        return step + Constrain(network);
    }

    /// <summary>The statements that take the step along the kept gradients.</summary>
    public static string UpdateCall(LoweredNetwork network)
    {
        GraphOptimizer optimizer = network.Graph.Optimizer;
        string step = optimizer.Algorithm == OptimizerAlgorithm.LBFGS ? LbfgsStep(network, optimizer) : "_team.Update(this);";
        double norm = optimizer.Regularization.ClipNorm;
        return norm == 0 ? step : $"""
            // g = g·min(1, {Text.Number(norm)} / ‖g‖), all gradients together
                {UpdateRules.GradientScale} = {Kernels}.GradientNorm.ClippingScale(KeptGradients, {Text.Float(norm)});
                {step}
            """;
    }

    /// <summary>The statements that lay the gradients into the optimiser's memory, then take one step in all parameters.</summary>
    private static string LbfgsStep(LoweredNetwork network, GraphOptimizer optimizer) => $"""
        _team.Update(this);
            // d = -Hg, with H by the last {Text.Integer(optimizer.HistorySize)} pairs of s and y; θ += ηd
            {Kernels}.Lbfgs.Step(
                _network._parameters.Span.Slice(0, {FittedEmitter.TrainedFloats(network)}), States, {Text.Integer(network.Training!.StateStride)},
                StateFigures, history: {Text.Integer(optimizer.HistorySize)}, _learningRate, LayerRates);
        """;

    private static string Constrain(LoweredNetwork network) =>
        network.Graph.Optimizer.Regularization.MaxNorm > 0 ? "\n    _team.Constrain(this);" : "";

    private static void WriteParts(CodeWriter writer, LoweredNetwork network, TrainingProgram training)
    {
        writer.Write($$"""
            /// <summary>The training forward pass alone{{(UsesSeed(network.Training!) ? ", dropout on" : "")}}.</summary>
            /// <param name="inputs">[rows × {{network.InputSize}}] with rows between {{MinRows(training)}} and <see cref="BatchSize"/>; copied for Backward.</param>
            /// <exception cref="global::System.ArgumentException">The span has the wrong length.</exception>
            /// <exception cref="global::System.InvalidOperationException">The trainer was created without <c>keepGradients</c>.</exception>
            public void Forward({{ReadOnlyFloats}} inputs)
            {
                int rows = {{BatchRows(training)}};
                {{AlignedBuffer}} copy = _inputs ?? throw new global::System.InvalidOperationException(NeedsGradients);
                inputs.CopyTo(copy.Span);
                _team.Forward(this, rows, inputs);
                _rows = rows;
                _hasActivations = true;
                _hasGradients = false;
            }

            """);
        NamedRowsEmitter.WriteForward(writer, network, MinRows(training));
        foreach (TrainerTargets targets in TrainerTargets.Of(network))
        {
            writer.Write($$"""
                /// <summary>The loss and the gradients of the batch that {{NamedRowsEmitter.ForwardReference(network)}} has seen.</summary>
                /// <param name="{{targets.Name}}">{{targets.Shape}}.</param>
                /// <returns>The loss, averaged over the rows.</returns>
                /// <exception cref="global::System.ArgumentException">{{targets.Complaint}}</exception>
                /// <exception cref="global::System.InvalidOperationException">The trainer was created without <c>keepGradients</c>, or Forward was not called.</exception>
                public float Backward({{targets.Type}} {{targets.Name}})
                {
                    {{AlignedBuffer}} inputs = _inputs ?? throw new global::System.InvalidOperationException(NeedsGradients);
                    if (!_hasActivations)
                        throw new global::System.InvalidOperationException("Call Forward before Backward.");
                    {{targets.Check("_rows")}}
                    {{BatchLanesEmitter.BackwardCall(training, targets)}}_team.Backward(this, _rows, inputs.Span.Slice(0, _rows * InputSize), {{targets.Arguments}});
                    _hasActivations = false;
                    _hasGradients = true;
                    return {{Kernels}}.Loss.Mean(Losses.Slice(0, _rows));
                }

                """);
        }

        NamedRowsEmitter.WriteBackward(writer, network);
        writer.Write($$"""
            /// <summary>One step of the optimiser along the gradients of the last Backward.</summary>
            /// <exception cref="global::System.InvalidOperationException">The trainer was created without <c>keepGradients</c>, or Backward was not called.</exception>
            public void Update()
            {
                if ({{(network.Graph.UsesGradientsAtOnce ? "_gradients" : "_inputs")}} is null)
                    throw new global::System.InvalidOperationException(NeedsGradients);
                if (!_hasGradients)
                    throw new global::System.InvalidOperationException("Call Backward before Update.");
                {{UpdateCall(network)}}{{Constrain(network)}}
                _hasActivations = false;
                _hasGradients = false;
                StepCount++;{{RateEmitter.EndStep(network)}}
            }

            /// <summary>Ends the threads of the trainer, if it has any; a step after that is taken by the caller alone. They end too where this is left out.</summary>
            public void Dispose() => _team.Dispose();

            """);
    }

    private static void WriteGradientView(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write("/// <summary>The gradients of the last backward pass, layer by layer.</summary>");
        using (writer.Open("public readonly ref struct GradientView"))
        {
            writer.Write($$"""
                private readonly {{ReadOnlyFloats}} _gradients;

                internal GradientView({{ReadOnlyFloats}} gradients)
                {
                    _gradients = gradients;
                }
                """);
            foreach (ParameterRegion region in network.Parameters.Regions)
            {
                DenseNode layer = region.Layer;
                string bias = layer.Bias ? $"_gradients.Slice(Layers.B{region.Number}, {layer.Units})" : $"default({ReadOnlyFloats})";
                writer.Write();
                writer.Write($"""
                    /// <summary>The gradients of {layer.Name}{(region.Owner is { } owner ? $"; of the weights, which are those of {owner.Layer.Name}, by all uses" : "")}.</summary>
                    public global::NetGen.DenseGradients {layer.Name} => new global::NetGen.DenseGradients(
                        new global::NetGen.ReadOnlyMatrixView(_gradients.Slice(Layers.W{region.Number}, {Text.Integer(region.WeightFloats)}), {region.Rows}, {region.Columns}, {region.Stride}),
                        {bias});
                    """);
            }

            foreach (NormalizationRegion region in network.Parameters.Root.Normalizations)
            {
                writer.Write();
                writer.Write($"/// <summary>The gradients of {region.Layer.Name}.</summary>");
                writer.Write(NormalizationEmitter.GradientView(region, "_gradients", "Layers"));
            }

            foreach (PReLURegion region in network.Parameters.Root.Rectifiers)
            {
                writer.Write();
                writer.Write($"/// <summary>The gradients of {region.Layer.Name}.</summary>");
                writer.Write(PReLUEmitter.View(region, "_gradients", "Layers", "Gradients"));
            }

            BlockViewEmitter.WriteGradients(writer, network.Parameters);
        }
    }

    private static Stage Last(TrainingProgram training) => training.Stages[training.Stages.Count - 1];
}
