using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
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

    /// <summary>A head that decides between classes takes labels.</summary>
    private static void WriteStepOfHeads(CodeWriter writer, LoweredNetwork network, int minRows)
    {
        (GraphBranch Head, RowPart Part)[] heads = [.. network.Graph.Heads.Zip(RowPart.Outputs(network), (head, part) => (head, part))];
        string documentation = string.Join("\n", heads.Select(head => $"/// <param name=\"{head.Part.Plain}\">{TargetsOf(head.Head)}.</param>"));
        string[] parameters = [.. heads.Select(head => $"{(head.Head.Classes > 0 ? Labels : ReadOnlyFloats)} {head.Part.Parameter}")];
        string complaint = heads.Any(head => head.Head.Classes > 0) ? "A span has the wrong length, or a label is out of range." : "A span has the wrong length.";
        using (OpenStep(writer, network, minRows, documentation, complaint, parameters))
        {
            WriteRows(writer, network);
            foreach ((GraphBranch head, RowPart part) in heads)
            {
                writer.Write(head.Classes > 0
                    ? $"{Kernels}.Guard.Labels({part.Parameter}, rows, classes: {head.Classes});"
                    : Check(part, "rows"));
            }

            writer.Write($"{Floats} y = RowTargets.Slice(0, rows * OutputSize);");
            foreach ((GraphBranch head, RowPart part) in heads)
            {
                writer.Write(head.Classes > 0
                    ? $"{Kernels}.Classes.ToTargets(rows, {part.Size}, {part.Parameter}, {part.Of("y")}, OutputSize);"
                    : $"{Kernels}.Matrix.Copy(rows, {part.Size}, {part.Parameter}, {part.Size}, {part.Of("y")}, OutputSize);");
            }

            writer.Write("return Step(x, y);");
        }

        writer.Write();
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

    private static string TargetsOf(GraphBranch head) => head switch
    {
        { Classes: > 0, Head.Loss.Function: LossFunction.BinaryCrossEntropy } => "[rows], each 0 or 1",
        { Classes: > 0 and var classes } => $"[rows], each between 0 and {classes - 1}",
        _ => TrainerTargets.Dense(head.Head!.Loss.Function, (int)head.Output.Shape.Size),
    };

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

    private static string Check(RowPart part, string rows) =>
        $"{Kernels}.Guard.Values({part.Parameter}.Length, {rows}, {part.Size}, nameof({part.Parameter}));";

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
