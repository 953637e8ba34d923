using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Lowering;

/// <summary>One block of a composition as stages, at least one.</summary>
/// <param name="Name">What it is called in code, where the composition has several with parameters: <c>F</c>; else empty.</param>
/// <param name="Symbol">What formulas call it: <c>F(x)</c>, <c>G(F(x))</c>.</param>
/// <param name="Source">The branch whose output it reads; -1 for the composition's input.</param>
/// <param name="Block">The place of its block among those of the composition's node, of the first where two share parameters; -1 for a projection.</param>
/// <param name="IsRepeated">Whether it uses parameters and methods of an earlier branch.</param>
public sealed record StageBranch(string Name, string Symbol, int Source, int Block, bool IsRepeated, EquatableArray<Stage> Stages)
{
    public Stage Last => Stages[Stages.Count - 1];

    /// <summary>The head that it is, if any.</summary>
    public GraphBranch? Head { get; init; }
}
