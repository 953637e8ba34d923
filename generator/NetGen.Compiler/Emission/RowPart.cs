using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>One input of several, or what one head returns: some columns of a network's rows, which a span of its own can stand for.</summary>
/// <param name="Parameter">The parameter for that span, as it is written: <c>image</c>, <c>@class</c>.</param>
/// <param name="Offset">The first column.</param>
/// <param name="Size">The columns.</param>
internal sealed record RowPart(string Parameter, int Offset, int Size)
{
    /// <summary>What the methods that take parts call their own variables.</summary>
    private static readonly string[] _locals = ["samples", "first", "rows", "x", "y", "inputs", "outputs", "targets", "label", "labels", "session"];

    /// <summary>The inputs; one part without a name of its own where there is only one.</summary>
    public static IReadOnlyList<RowPart> Inputs(LoweredNetwork network) => network.Graph.Inputs.Count < 2
        ? [new RowPart("inputs", 0, network.InputSize)]
        : [.. network.Graph.Inputs.Select(part => new RowPart(ParameterOf(part.Name), part.Offset, part.Size))];

    /// <summary>What the heads return; one part without a name of its own where there is no second one.</summary>
    public static IReadOnlyList<RowPart> Outputs(LoweredNetwork network) => network.Graph.Heads.Count < 2
        ? [new RowPart("outputs", 0, network.OutputSize)]
        : [.. network.Graph.Heads.Select(head => new RowPart(ParameterOf(head.Name), head.Head!.Offset, (int)head.Output.Shape.Size))];

    /// <summary>A name as that of a parameter.</summary>
    public static string ParameterOf(string name)
    {
        string lower = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return Array.IndexOf(_locals, lower) >= 0 ? lower + "Values" : Support.Identifiers.IsKeyword(lower) ? "@" + lower : lower;
    }

    /// <summary>The parameter as documentation names it.</summary>
    public string Plain => Parameter.TrimStart('@');

    /// <summary>Where the part begins in a span of rows.</summary>
    public string Of(string span) => Offset == 0 ? span : $"{span}.Slice({Text.Integer(Offset)})";
}
