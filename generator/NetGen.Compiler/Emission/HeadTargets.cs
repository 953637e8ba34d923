using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;
using static NetGen.Compiler.Emission.KernelCalls;

namespace NetGen.Compiler.Emission;

/// <summary>The targets of several heads, one parameter each: labels where a head decides between classes.</summary>
internal sealed class HeadTargets(LoweredNetwork network)
{
    private readonly (GraphBranch Head, RowPart Part)[] _heads =
        [.. network.Graph.Heads.Zip(RowPart.Outputs(network), (head, part) => (head, part))];

    public string[] Parameters => [.. _heads.Select(head => $"{(head.Head.Classes > 0 ? Labels : ReadOnlyFloats)} {head.Part.Parameter}")];

    public string Documentation =>
        string.Join("\n", _heads.Select(head => $"/// <param name=\"{head.Part.Plain}\">{TargetsOf(head.Head)}.</param>"));

    /// <summary>When they are refused.</summary>
    public string Complaint => _heads.Any(head => head.Head.Classes > 0)
        ? "A span has the wrong length, or a label is out of range."
        : "A span has the wrong length.";

    /// <summary>Checks them against the number of rows, and writes y, the targets in rows.</summary>
    public void WriteRows(CodeWriter writer)
    {
        foreach ((GraphBranch head, RowPart part) in _heads)
        {
            writer.Write(head.Classes > 0
                ? $"{Kernels}.Guard.Labels({part.Parameter}, rows, classes: {head.Classes});"
                : NamedRowsEmitter.Check(part, "rows"));
        }

        writer.Write($"{Floats} y = RowTargets.Slice(0, rows * OutputSize);");
        foreach ((GraphBranch head, RowPart part) in _heads)
        {
            writer.Write(head.Classes > 0
                ? $"{Kernels}.Classes.ToTargets(rows, {part.Size}, {part.Parameter}, {part.Of("y")}, OutputSize);"
                : $"{Kernels}.Matrix.Copy(rows, {part.Size}, {part.Parameter}, {part.Size}, {part.Of("y")}, OutputSize);");
        }
    }

    private static string TargetsOf(GraphBranch head) => head switch
    {
        { Classes: > 0, Head.Loss.Function: LossFunction.BinaryCrossEntropy } => "[rows], each 0 or 1",
        { Classes: > 0 and var classes } => $"[rows], each between 0 and {classes - 1}",
        _ => TrainerTargets.Dense(head.Head!.Loss.Function, (int)head.Output.Shape.Size),
    };
}
