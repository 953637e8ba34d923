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
    public static bool AreNeeded(LoweredNetwork network) => network.Graph.GatheredFloats > 0;

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
            writer.Write($"session.Predict({string.Join(", ", inputs.Concat(outputs).Select(part => part.Parameter))});");
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
            using (writer.Open("for (int first = 0; first < samples; first += _capacity)"))
            {
                writer.Write("int rows = global::System.Math.Min(_capacity, samples - first);");
                writer.Write(inputs.Count > 1
                    ? $"{Floats} x = _rows.Span.Slice(0, rows * InputSize);"
                    : $"{ReadOnlyFloats} x = {inputs[0].Parameter}.Slice(first * InputSize, rows * InputSize);");
                writer.Write(outputs.Count > 1
                    ? $"{Floats} y = _rows.Span.Slice({(inputs.Count > 1 ? "InputSize * _capacity" : "0")}, rows * OutputSize);"
                    : $"{Floats} y = {outputs[0].Parameter}.Slice(first * OutputSize, rows * OutputSize);");
                if (inputs.Count > 1)
                    WriteGathering(writer, inputs, part => $"{part.Parameter}.Slice(first * {part.Size})");
                writer.Write("_team.Forward(this, rows, x, y);");
                foreach (RowPart part in outputs.Count > 1 ? outputs : [])
                    writer.Write($"{Kernels}.Matrix.Copy(rows, {part.Size}, {part.Of("y")}, OutputSize, {part.Parameter}.Slice(first * {part.Size}), {part.Size});");
            }
        }

        writer.Write();
    }

    /// <summary>Step of a trainer.</summary>
    public static void WriteStep(CodeWriter writer, LoweredNetwork network, int minRows)
    {
        if (!AreNeeded(network))
            return;
        IReadOnlyList<RowPart> inputs = RowPart.Inputs(network);
        foreach (TrainerTargets targets in TrainerTargets.Of(network))
        {
            writer.Write("/// <summary>Forward, backward and update on one batch, input by input.</summary>");
            WriteInputs(writer, inputs, $" with rows between {minRows} and <see cref=\"BatchSize\"/>");
            writer.Write($$"""
                /// <param name="{{targets.Name}}">{{targets.Shape}}.</param>
                /// <returns>The loss, averaged over the rows, before the update.</returns>
                /// <exception cref="global::System.ArgumentException">{{targets.Complaint}}</exception>
                """);
            using (writer.OpenMethod("public float Step", [.. Parameters(inputs, ReadOnlyFloats), $"{targets.Type} {targets.Name}"]))
            {
                WriteRows(writer, inputs);
                writer.Write($"return Step(x, {targets.Name});");
            }

            writer.Write();
        }
    }

    /// <summary>The number of rows, and x, the inputs in rows.</summary>
    private static void WriteRows(CodeWriter writer, IReadOnlyList<RowPart> inputs)
    {
        writer.Write($"int rows = {Kernels}.Guard.BatchRows({inputs[0].Parameter}.Length, {inputs[0].Size}, BatchSize);");
        foreach (RowPart part in inputs.Skip(1))
            writer.Write(Check(part, "rows"));
        if (inputs.Count == 1)
            return;
        writer.Write($"{Floats} x = Rows.Slice(0, rows * InputSize);");
        WriteGathering(writer, inputs, part => part.Parameter);
    }

    private static void WriteGathering(CodeWriter writer, IReadOnlyList<RowPart> inputs, Func<RowPart, string> source)
    {
        foreach (RowPart part in inputs)
            writer.Write($"{Kernels}.Matrix.Copy(rows, {part.Size}, {source(part)}, {part.Size}, {part.Of("x")}, InputSize);");
    }

    private static string Check(RowPart part, string rows) =>
        $"{Kernels}.Guard.Values({part.Parameter}.Length, {rows}, {part.Size}, nameof({part.Parameter}));";

    private static IEnumerable<string> Parameters(IEnumerable<RowPart> parts, string type) => parts.Select(part => $"{type} {part.Parameter}");

    private static void WriteDocumentation(CodeWriter writer, LoweredNetwork network, IReadOnlyList<RowPart> inputs, IReadOnlyList<RowPart> outputs)
    {
        writer.Write("/// <summary>Computes the outputs of one sample or of many, input by input, without allocation.</summary>");
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
