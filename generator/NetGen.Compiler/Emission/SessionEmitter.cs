using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The class that predicts: one per thread, over shared parameters.</summary>
internal static class SessionEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write($"""
            /// <summary>Predicts with the network's parameters in scratch memory of its own; for one caller at a time.</summary>
            """);
        using (writer.Open($"public sealed class Session : global::System.IDisposable, {(SampleEmitter.Shares(network) ? SampleWork : ForwardWork)}"))
        {
            WriteConstruction(writer, network);
            WritePredict(writer, network);
            NamedRowsEmitter.WritePredict(writer, network);
            if (PredictionEmitter.Classifies(network))
            {
                WriteClassify(writer, network);
                NamedRowsEmitter.WriteClassify(writer, network);
            }

            WriteDispose(writer);
            WriteForward(writer, network);
            SampleEmitter.Write(writer, network, stage => Buffer(network, stage, ""));
        }

        writer.Write();
    }

    private static void WriteConstruction(CodeWriter writer, LoweredNetwork network)
    {
        long gathered = network.Graph.GatheredInputs + network.Graph.GatheredOutputs;
        writer.Write($$"""
            private readonly {{network.Host.Name}} _network;
            private readonly {{AlignedBuffer}} _workspace;
            {{(gathered > 0 ? $"private readonly {AlignedBuffer} _rows;\n" : "")}}{{(network.FilledInputs > 0 ? $"private readonly {AlignedBuffer} _filled;\n" : "")}}private readonly {{Team}} _team;
            private readonly int _capacity;

            internal Session({{network.Host.Name}} network, int rows, int threads)
            {
                _workspace = new {{AlignedBuffer}}({{Kernels}}.Guard.WorkspaceFloats(0, {{FloatsPerRow(network)}}, rows));
                {{(gathered > 0 ? $"_rows = new {AlignedBuffer}({Kernels}.Guard.WorkspaceFloats(0, {Text.Integer(gathered)}, rows));\n    " : "")}}{{(network.FilledInputs > 0 ? $"_filled = new {AlignedBuffer}({Kernels}.Guard.WorkspaceFloats(0, InputSize, rows));\n    " : "")}}_team = new {{Team}}(threads, work: MultiplyAccumulates * rows);
                _network = network;
                _capacity = rows;
            }

            """);
    }

    private static void WritePredict(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write($$"""
            /// <summary>Computes the outputs of one sample or of many.</summary>
            /// <param name="inputs">[samples × {{network.InputSize}}], row after row.</param>
            /// <param name="outputs">[samples × {{network.OutputSize}}].</param>
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>{{FittedEmitter.GuardDocumentation(network)}}
            public void Predict({{ReadOnlyFloats}} inputs, {{Floats}} outputs)
            {
                {{FittedEmitter.Guard(network, "_network._parameters.Span")}}int samples = {{Kernels}}.Guard.Samples(inputs.Length, InputSize, outputs.Length, OutputSize);
                for (int first = 0; first < samples; first += _capacity)
                {
                    int rows = global::System.Math.Min(_capacity, samples - first);
                    _team.Forward(this, rows, inputs.Slice(first * InputSize, rows * InputSize), outputs.Slice(first * OutputSize, rows * OutputSize));
                }
            }

            """);
    }

    private static void WriteClassify(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write($$"""
            /// <summary>The most probable class of one sample.</summary>
            /// <param name="input">[{{network.InputSize}}].</param>
            /// <exception cref="global::System.ArgumentException">The span has the wrong length.</exception>
            public int Classify({{ReadOnlyFloats}} input)
            {
                global::System.Span<int> label = stackalloc int[1];
                Classify(input, label);
                return label[0];
            }

            /// <summary>The most probable classes of many samples.</summary>
            /// <param name="inputs">[samples × {{network.InputSize}}], row after row.</param>
            /// <param name="labels">[samples].</param>
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>{{FittedEmitter.GuardDocumentation(network)}}
            public void Classify({{ReadOnlyFloats}} inputs, global::System.Span<int> labels)
            {
                {{FittedEmitter.Guard(network, "_network._parameters.Span")}}int samples = {{Kernels}}.Guard.Samples(inputs.Length, InputSize, labels.Length, outputSize: 1);
                for (int first = 0; first < samples; first += _capacity)
                {
                    int rows = global::System.Math.Min(_capacity, samples - first);
                    _team.Forward(this, rows, inputs.Slice(first * InputSize, rows * InputSize), classes: labels.Slice(first, rows));
                }
            }

            """);
    }

    private static void WriteDispose(CodeWriter writer)
    {
        writer.Write("""
            /// <summary>Ends the threads of the session, if it has any. They end too where this is left out.</summary>
            public void Dispose() => _team.Dispose();

            """);
    }

    private static void WriteForward(CodeWriter writer, LoweredNetwork network)
    {
        string output = network.Inference.Stages.Count == 0 ? "x" : Variable(Last(network));
        string stride = Text.Integer(network.Inference.Stages.Count == 0 ? network.InputSize : Last(network).Stride);
        using (writer.Open($"void {ForwardWork}.Forward(in {RowShare} share)"))
        {
            writer.Write($"int rows = share.Rows;");
            writer.Write($"{ReadOnlyFloats} x = share.Inputs;");
            if (network.Parameters.Floats > 0)
                writer.Write($"{ReadOnlyFloats} parameters = _network._parameters.Span;");
            if (network.Inference.Stages.Count > 0)
                writer.Write($"{Floats} workspace = share.Of(_workspace.Span, {FloatsPerRow(network)});");
            if (network.FilledInputs > 0)
                WriteFill(writer, network);
            StraightPredictionEmitter.WriteRows(writer, network, (y, stride) => WriteResult(writer, network, y, stride));
            WriteStages(writer, network, network.Inference.Stages, BodyScope.Root(network));

            writer.Write();
            WriteResult(writer, network, output, stride);
        }
    }

    private static void WriteFill(CodeWriter writer, LoweredNetwork network)
    {
        FillRegion fill = network.Parameters.Fill!;
        writer.Write();
        writer.Write($"// {fill.Layer.Name}: missing values (NaN, infinite) count as the mean of their feature");
        writer.Write($"x = {Kernels}.Missing.Filled(x, parameters.Slice(Layers.Means, {fill.Width}), share.Of(_filled.Span, InputSize));");
    }

    /// <summary>The outputs or the classes, whichever were asked for.</summary>
    private static void WriteResult(CodeWriter writer, LoweredNetwork network, string output, string stride)
    {
        string copy = $"{Kernels}.Matrix.Copy(rows, OutputSize, {output}, {stride}, share.Outputs, OutputSize);";
        writer.Write(!PredictionEmitter.Classifies(network) ? copy : $"""
            if (share.Classes.IsEmpty)
                {copy}
            else
                {Classes(network, output, stride)}
            """);
    }

    private static void WriteStages(CodeWriter writer, LoweredNetwork network, IReadOnlyList<Stage> stages, BodyScope scope)
    {
        string x = scope.Input;
        foreach (Stage stage in stages)
        {
            if (stage.Composition is not null)
                WriteComposition(writer, network, stage, scope, x);
            else
                WriteStage(writer, network, stage, scope, x);
            x = Variable(stage);
        }
    }

    private static void WriteStage(CodeWriter writer, LoweredNetwork network, Stage stage, BodyScope scope, string x)
    {
        writer.Write();
        writer.Write($"// {LayersEmitter.Title(stage)}: [rows × {stage.Width}]{LayersEmitter.Rows(stage.Width, stage.Stride)}");
        WriteBuffer(writer, network, stage);
        string call = LayersEmitter.ForwardCall(network, stage, scope, x, Variable(stage));
        writer.Write(scope.Level > 0 || !SampleEmitter.Shares(stage) ? call : $"""
            {SampleEmitter.Condition(network, stage)}
                {call}
            """);
    }

    private static void WriteComposition(CodeWriter writer, LoweredNetwork network, Stage stage, BodyScope scope, string x)
    {
        string y = Variable(stage);
        if (y != x)
        {
            writer.Write();
            WriteBuffer(writer, network, stage);
        }

        using (CompositionLoops.Open(writer, stage, scope, CompositionFormulas.Forward(stage) + (y == x ? ", in place" : "")))
        {
            CompositionLoops.WriteSlice(writer, stage, scope, ReadOnlyFloats, scope.ParameterSpan);
            foreach (StageBranch branch in stage.Branches)
            {
                string source = branch.Source < 0 ? x : Variable(stage.Branches[branch.Source].Last);
                WriteStages(writer, network, branch.Stages, CompositionLoops.Within(stage, branch, scope, "", (_, _) => "") with { Input = source });
            }

            IEnumerable<string> terms = stage.Branches.Select(branch => Variable(branch.Last));
            string all = string.Join(", ", stage.Skips ? terms.Prepend(x) : terms);
            writer.Write();
            writer.Write($"{BodyScope.ClassOf(CompositionLoops.GroupOf(stage, scope).Name)}.Forward(rows, {all}, {y});");
        }
    }

    private static void WriteBuffer(CodeWriter writer, LoweredNetwork network, Stage stage)
    {
        writer.Write($"{Floats} {Variable(stage)} = {Buffer(network, stage, " * rows")};");
    }

    private static string Buffer(LoweredNetwork network, Stage stage, string times) =>
        $"workspace.Slice({Text.Integer(network.Inference.Memory[stage.OutputBuffer].Offset)}{times}, {Text.Integer(stage.Stride)}{times})";

    private static string Classes(LoweredNetwork network, string output, string stride) => network.OutputSize > 1
        ? $"{Kernels}.Classes.Largest(rows, OutputSize, {output}, {stride}, share.Classes);"
        : $"{Kernels}.Classes.Reaching(rows, {output}, {stride}, threshold: {(network.FusedActivation is null ? "0f" : "0.5f")}, share.Classes);";

    private static string Variable(Stage stage) => "a" + stage.OutputBuffer.Substring(1);

    private static string FloatsPerRow(LoweredNetwork network) => Text.Integer(network.Inference.Memory.FloatsPerRow);

    private static Stage Last(LoweredNetwork network) => network.Inference.Stages[network.Inference.Stages.Count - 1];
}
