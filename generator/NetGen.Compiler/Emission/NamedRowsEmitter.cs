using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>
/// The members that take a span for each of several inputs, and one for each of several heads: they put rows together, leave the work to the
/// members that take rows, and take the rows apart again.
/// </summary>
internal static class NamedRowsEmitter
{
    /// <summary>Whether a network has such members.</summary>
    public static bool AreNeeded(LoweredNetwork network) => network.Graph.GatheredInputs + network.Graph.GatheredOutputs > 0;

    /// <summary>Predict of the network itself.</summary>
    public static void WritePredict(CodeWriter writer, LoweredNetwork network, string borrow, string @return)
    {
        if (!AreNeeded(network))
            return;
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network), outputs = RowPart.Outputs(network);
        WriteDocumentation(writer, network, inputs, outputs);
        using (writer.OpenMethod("public void Predict", [.. Parameters(inputs, ReadOnlyFloats), .. Parameters(outputs, Floats)]))
        {
            writer.Write(borrow);
            writer.Write($"session.Predict({Arguments([.. inputs, .. outputs])});");
            writer.Write(@return);
        }

        writer.Write();
    }

    /// <summary>Predict of a session.</summary>
    public static void WritePredict(CodeWriter writer, LoweredNetwork network)
    {
        if (!AreNeeded(network))
            return;
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network), outputs = RowPart.Outputs(network);
        WriteDocumentation(writer, network, inputs, outputs);
        using (writer.OpenMethod("public void Predict", [.. Parameters(inputs, ReadOnlyFloats), .. Parameters(outputs, Floats)]))
        {
            if (FittedEmitter.Guard(network, "_network._parameters.Span").TrimEnd() is { Length: > 0 } guard)
                writer.Write(guard);
            writer.Write($"int samples = {Kernels}.Guard.Samples({inputs[0].Parameter}.Length, {inputs[0].Size}, nameof({inputs[0].Parameter}));");
            foreach (RowPart part in inputs.Skip(1).Concat(outputs))
                writer.Write(Check(part, "samples"));
            using (OpenRows(writer, inputs))
            {
                writer.Write(outputs.Count > 1
                    ? $"{Floats} y = _rows.Span.Slice({(inputs.Count > 1 ? "InputSize * _capacity" : "0")}, rows * OutputSize);"
                    : $"{Floats} y = {outputs[0].Parameter}.Slice(first * OutputSize, rows * OutputSize);");
                writer.Write("_team.Forward(this, rows, x, y);");
                foreach (RowPart part in outputs.Count > 1 ? outputs : [])
                    writer.Write($"{Kernels}.Matrix.Copy(rows, {part.Size}, {part.Of("y")}, OutputSize, {part.Parameter}.Slice(first * {part.Size}), {part.Size});");
            }
        }

        writer.Write();
    }

    /// <summary>Classify of the network itself.</summary>
    public static void WriteClassify(CodeWriter writer, LoweredNetwork network, string borrow, string @return)
    {
        if (network.Graph.GatheredInputs == 0)
            return;
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network);
        using (OpenClassifyOne(writer, network, inputs))
        {
            writer.Write(borrow);
            writer.Write($"int label = session.Classify({Arguments(inputs)});");
            writer.Write(@return);
            writer.Write("return label;");
        }

        writer.Write();
        using (OpenClassify(writer, network, inputs))
        {
            writer.Write(borrow);
            writer.Write($"session.Classify({Arguments(inputs)}, labels);");
            writer.Write(@return);
        }

        writer.Write();
    }

    /// <summary>Classify of a session.</summary>
    public static void WriteClassify(CodeWriter writer, LoweredNetwork network)
    {
        if (network.Graph.GatheredInputs == 0)
            return;
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network);
        using (OpenClassifyOne(writer, network, inputs))
        {
            writer.Write($"""
                global::System.Span<int> label = stackalloc int[1];
                Classify({Arguments(inputs)}, label);
                return label[0];
                """);
        }

        writer.Write();
        using (OpenClassify(writer, network, inputs))
        {
            if (FittedEmitter.Guard(network, "_network._parameters.Span").TrimEnd() is { Length: > 0 } guard)
                writer.Write(guard);
            writer.Write("int samples = labels.Length;");
            foreach (RowPart part in inputs)
                writer.Write(Check(part, "samples"));
            using (OpenRows(writer, inputs))
                writer.Write("_team.Forward(this, rows, x, classes: labels.Slice(first, rows));");
        }

        writer.Write();
    }

    /// <summary>Forward of a trainer.</summary>
    public static void WriteForward(CodeWriter writer, LoweredNetwork network, int minRows)
    {
        if (network.Graph.GatheredInputs == 0)
            return;
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network);
        writer.Write("/// <summary>The training forward pass alone, input by input.</summary>");
        WriteInputs(writer, inputs, $" with rows between {minRows} and <see cref=\"BatchSize\"/>");
        writer.Write("""
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>
            /// <exception cref="global::System.InvalidOperationException">The trainer was created without <c>keepGradients</c>.</exception>
            """);
        using (writer.OpenMethod("public void Forward", [.. Parameters(inputs, ReadOnlyFloats)]))
        {
            WriteRows(writer, network);
            writer.Write("Forward(x);");
        }

        writer.Write();
    }

    /// <summary>Forward as documentation names it: a reference where there is but one.</summary>
    public static string ForwardReference(LoweredNetwork network) =>
        network.Graph.GatheredInputs > 0 ? "Forward" : "<see cref=\"Forward\"/>";

    /// <summary>Backward of a trainer.</summary>
    public static void WriteBackward(CodeWriter writer, LoweredNetwork network)
    {
        if (network.Graph.GatheredOutputs == 0)
            return;
        HeadTargets heads = new(network);
        writer.Write("/// <summary>The loss and the gradients of the batch that Forward has seen, head by head.</summary>");
        writer.Write(heads.Documentation);
        writer.Write($"""
            /// <returns>The loss, averaged over the rows.</returns>
            /// <exception cref="global::System.ArgumentException">{heads.Complaint}</exception>
            /// <exception cref="global::System.InvalidOperationException">The trainer was created without <c>keepGradients</c>, or Forward was not called.</exception>
            """);
        using (writer.OpenMethod("public float Backward", heads.Parameters))
        {
            writer.Write("""
                if (!_hasActivations)
                    throw new global::System.InvalidOperationException(_inputs == null ? NeedsGradients : "Call Forward before Backward.");
                int rows = _rows;
                """);
            heads.WriteRows(writer);
            writer.Write("return Backward(y);");
        }

        writer.Write();
    }

    /// <summary>Step of a trainer.</summary>
    public static void WriteStep(CodeWriter writer, LoweredNetwork network, int minRows)
    {
        if (!AreNeeded(network))
            return;
        if (network.Graph.GatheredOutputs > 0)
        {
            WriteStepOfHeads(writer, network, minRows);
            return;
        }

        foreach (TrainerTargets targets in TrainerTargets.Of(network))
        {
            string documentation = $"/// <param name=\"{targets.Name}\">{targets.Shape}.</param>";
            using (OpenStep(writer, network, minRows, documentation, targets.Complaint, $"{targets.Type} {targets.Name}"))
            {
                WriteRows(writer, network);
                writer.Write($"return Step(x, {targets.Name});");
            }

            writer.Write();
        }
    }

    private static void WriteStepOfHeads(CodeWriter writer, LoweredNetwork network, int minRows)
    {
        HeadTargets heads = new(network);
        using (OpenStep(writer, network, minRows, heads.Documentation, heads.Complaint, heads.Parameters))
        {
            WriteRows(writer, network);
            heads.WriteRows(writer);
            writer.Write("return Step(x, y);");
        }

        writer.Write();
    }

    private static CodeWriter.Block OpenClassifyOne(CodeWriter writer, LoweredNetwork network, IReadOnlyList<RowPart> inputs)
    {
        writer.Write("/// <summary>The most probable class of one sample, input by input.</summary>");
        foreach (RowPart part in inputs)
            writer.Write($"/// <param name=\"{part.Plain}\">[{part.Size}].</param>");
        writer.Write($"/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length.</exception>{FittedEmitter.GuardDocumentation(network)}");
        return writer.OpenMethod("public int Classify", [.. Parameters(inputs, ReadOnlyFloats)]);
    }

    private static CodeWriter.Block OpenClassify(CodeWriter writer, LoweredNetwork network, IReadOnlyList<RowPart> inputs)
    {
        writer.Write("/// <summary>The most probable classes of many samples, input by input.</summary>");
        WriteInputs(writer, inputs, "");
        writer.Write($"""
            /// <param name="labels">[samples].</param>
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>{FittedEmitter.GuardDocumentation(network)}
            """);
        return writer.OpenMethod("public void Classify", [.. Parameters(inputs, ReadOnlyFloats), "global::System.Span<int> labels"]);
    }

    /// <summary>A loop over as many samples as the session takes at once, with x, their inputs in rows.</summary>
    private static CodeWriter.Block OpenRows(CodeWriter writer, IReadOnlyList<RowPart> inputs)
    {
        CodeWriter.Block loop = writer.Open("for (int first = 0; first < samples; first += _capacity)");
        writer.Write("int rows = global::System.Math.Min(_capacity, samples - first);");
        writer.Write(inputs.Count > 1
            ? $"{Floats} x = _rows.Span.Slice(0, rows * InputSize);"
            : $"{ReadOnlyFloats} x = {inputs[0].Parameter}.Slice(first * InputSize, rows * InputSize);");
        if (inputs.Count > 1)
            WriteGathering(writer, inputs, part => $"{part.Parameter}.Slice(first * {part.Size})");
        return loop;
    }

    private static CodeWriter.Block OpenStep(
        CodeWriter writer, LoweredNetwork network, int minRows, string targets, string complaint, params string[] parameters)
    {
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network);
        writer.Write("/// <summary>Forward, backward and update on one batch, input by input and head by head.</summary>");
        WriteInputs(writer, inputs, $" with rows between {minRows} and <see cref=\"BatchSize\"/>");
        writer.Write(targets);
        writer.Write($"""
            /// <returns>The loss, averaged over the rows, before the update.</returns>
            /// <exception cref="global::System.ArgumentException">{complaint}</exception>
            """);
        return writer.OpenMethod("public float Step", [.. Parameters(inputs, ReadOnlyFloats), .. parameters]);
    }

    /// <summary>The number of rows, and x, the inputs in rows.</summary>
    private static void WriteRows(CodeWriter writer, LoweredNetwork network)
    {
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network);
        writer.Write($"int rows = {Kernels}.Guard.BatchRows({inputs[0].Parameter}.Length, {inputs[0].Size}, BatchSize);");
        foreach (RowPart part in inputs.Skip(1))
            writer.Write(Check(part, "rows"));
        if (inputs.Count == 1)
        {
            writer.Write($"{ReadOnlyFloats} x = {inputs[0].Parameter};");
            return;
        }

        writer.Write($"{Floats} x = RowInputs.Slice(0, rows * InputSize);");
        WriteGathering(writer, inputs, part => part.Parameter);
    }

    private static void WriteGathering(CodeWriter writer, IReadOnlyList<RowPart> inputs, Func<RowPart, string> source)
    {
        foreach (RowPart part in inputs)
            writer.Write($"{Kernels}.Matrix.Copy(rows, {part.Size}, {source(part)}, {part.Size}, {part.Of("x")}, InputSize);");
    }

    /// <summary>The statement that checks the span of a part.</summary>
    public static string Check(RowPart part, string rows) =>
        $"{Kernels}.Guard.Values({part.Parameter}.Length, {rows}, {part.Size}, nameof({part.Parameter}));";

    private static string Arguments(IEnumerable<RowPart> parts) => string.Join(", ", parts.Select(part => part.Parameter));

    private static IEnumerable<string> Parameters(IEnumerable<RowPart> parts, string type) => parts.Select(part => $"{type} {part.Parameter}");

    private static void WriteDocumentation(CodeWriter writer, LoweredNetwork network, IReadOnlyList<RowPart> inputs, IReadOnlyList<RowPart> outputs)
    {
        writer.Write("/// <summary>Computes the outputs of one sample or of many, input by input and head by head, without allocation.</summary>");
        WriteInputs(writer, inputs, "");
        foreach (RowPart part in outputs)
            writer.Write($"/// <param name=\"{part.Plain}\">[samples × {part.Size}].</param>");
        writer.Write($"/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length.</exception>{FittedEmitter.GuardDocumentation(network)}");
    }

    private static void WriteInputs(CodeWriter writer, IReadOnlyList<RowPart> inputs, string range)
    {
        string rows = range.Length == 0 ? "samples" : "rows";
        foreach (RowPart part in inputs)
            writer.Write($"/// <param name=\"{part.Plain}\">[{rows} × {part.Size}]{(part.Offset == 0 ? range : "")}.</param>");
    }
}
