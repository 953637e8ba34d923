using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The class that predicts: one per thread, over shared parameters.</summary>
internal static class SessionEmitter
{
    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write($"""
            /// <summary>Predicts with the network's parameters in scratch memory of its own; for one thread at a time.</summary>
            """);
        using (writer.Open("public sealed class Session"))
        {
            WriteConstruction(writer, network);
            WritePredict(writer, network);
            if (PredictionEmitter.Classifies(network))
                WriteClassify(writer, network);
            WriteForward(writer, network);
            foreach (Stage stage in network.Inference.Stages)
                WriteBuffer(writer, network, stage);
        }

        writer.Write();
    }

    private static void WriteConstruction(CodeWriter writer, LoweredNetwork network)
    {
        string floatsPerRow = Text.Integer(network.Inference.Memory.FloatsPerRow);
        writer.Write($$"""
            private readonly {{network.Host.Name}} _network;
            private readonly {{AlignedBuffer}} _workspace;
            private readonly int _capacity;

            internal Session({{network.Host.Name}} network, int rows)
            {
                _network = network;
                _workspace = new {{AlignedBuffer}}({{Kernels}}.Guard.WorkspaceFloats(0, {{floatsPerRow}}, rows));
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
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>
            public void Predict({{ReadOnlyFloats}} inputs, {{Floats}} outputs)
            {
                int samples = {{Kernels}}.Guard.Samples(inputs.Length, InputSize, outputs.Length, OutputSize);
                for (int first = 0; first < samples; first += _capacity)
                {
                    int rows = global::System.Math.Min(_capacity, samples - first);
                    {{ReadOnlyFloats}} y = Forward(rows, inputs.Slice(first * InputSize, rows * InputSize));
                    {{Kernels}}.Matrix.Copy(rows, OutputSize, y, {{OutputStride(network)}}, outputs.Slice(first * OutputSize, rows * OutputSize), OutputSize);
                }
            }

            """);
    }

    private static void WriteClassify(CodeWriter writer, LoweredNetwork network)
    {
        string stride = OutputStride(network);
        string classes = network.OutputSize > 1
            ? $"{Kernels}.Classes.Largest(rows, OutputSize, y, {stride}, labels.Slice(first, rows));"
            : $"{Kernels}.Classes.Reaching(rows, y, {stride}, threshold: {(network.FusedActivation is null ? "0f" : "0.5f")}, labels.Slice(first, rows));";
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
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>
            public void Classify({{ReadOnlyFloats}} inputs, global::System.Span<int> labels)
            {
                int samples = {{Kernels}}.Guard.Samples(inputs.Length, InputSize, labels.Length, outputSize: 1);
                for (int first = 0; first < samples; first += _capacity)
                {
                    int rows = global::System.Math.Min(_capacity, samples - first);
                    {{ReadOnlyFloats}} y = Forward(rows, inputs.Slice(first * InputSize, rows * InputSize));
                    {{classes}}
                }
            }

            """);
    }

    private static void WriteForward(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write("/// <summary>Runs the layers; the outputs stay in the workspace.</summary>");
        using (writer.Open($"private {ReadOnlyFloats} Forward(int rows, {ReadOnlyFloats} x)"))
        {
            if (network.Parameters.Floats > 0)
                writer.Write($"{ReadOnlyFloats} parameters = _network._parameters.Span;");
            StraightPredictionEmitter.WriteRows(writer, network);
            foreach (Stage stage in network.Inference.Stages)
                writer.Write(LayersEmitter.ForwardCall(network, stage, InputName(network, stage), stage.OutputBuffer, training: false));
            writer.Write($"return {(network.Inference.Stages.Count == 0 ? "x" : Last(network).OutputBuffer)};");
        }
    }

    private static void WriteBuffer(CodeWriter writer, LoweredNetwork network, Stage stage)
    {
        PlannedBuffer buffer = network.Inference.Memory[stage.OutputBuffer];
        writer.Write();
        writer.Write($"/// <summary>The output of {stage.Name}: [rows × {stage.Width}] in rows of {stage.Stride}.</summary>");
        writer.Write($"private {Floats} {buffer.Name} => _workspace.Span.Slice({Text.Integer(buffer.Offset)} * _capacity, {Text.Integer(stage.Stride)} * _capacity);");
    }

    private static string InputName(LoweredNetwork network, Stage stage) =>
        stage.Input == 0 ? "x" : network.Inference.Stages[stage.Input - 1].OutputBuffer;

    private static Stage Last(LoweredNetwork network) => network.Inference.Stages[network.Inference.Stages.Count - 1];

    private static string OutputStride(LoweredNetwork network) =>
        Text.Integer(network.Inference.Stages.Count == 0 ? network.InputSize : Last(network).Stride);
}
