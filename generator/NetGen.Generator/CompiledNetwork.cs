using NetGen.Compiler.Declarations;
using NetGen.Compiler.Emission;
using NetGen.Compiler.Graphs;

namespace NetGen.Generator;

/// <summary>A declaration with its graph.</summary>
public sealed record CompiledNetwork(NetworkDeclaration Declaration, GraphResult Result)
{
    public static CompiledNetwork Of(NetworkDeclaration declaration) => new(declaration, GraphBuilder.Build(declaration));

    /// <summary>The other part of the user's class; a stub where the declaration cannot be compiled.</summary>
    public GeneratedFile Emit() => new(
        HintName.Of(Declaration.Host),
        Result.Graph is { } graph ? NetworkEmitter.Emit(Declaration, graph) : StubEmitter.Emit(Declaration, Result.Findings));
}
