using NetGen.Compiler.Findings;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Graphs;

/// <summary>What a declaration comes to.</summary>
/// <param name="Graph">The network; null where it cannot be compiled.</param>
/// <param name="Findings">What the declaration is told, in the order of its attributes.</param>
public sealed record GraphResult(NetworkGraph? Graph, EquatableArray<Finding> Findings);
