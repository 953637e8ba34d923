using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Generator;

namespace NetGen.Validation;

/// <summary>A declaration with its graph and the class that was emitted for it.</summary>
internal sealed record CompiledNetwork(NetworkDeclaration Declaration, NetworkGraph Graph, Type Type)
{
    private const int ClassesPerAssembly = 25;

    private static readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public ITrainableNetwork Create(int seed) => (ITrainableNetwork)Activator.CreateInstance(Type, seed)!;

    /// <summary>Takes attributes through the generator and the compiler into this process.</summary>
    public static IEnumerable<CompiledNetwork> Compile(IEnumerable<Source> declarations) =>
        declarations.Chunk(ClassesPerAssembly).SelectMany(CompileTogether);

    private static IEnumerable<CompiledNetwork> CompileTogether(Source[] declarations)
    {
        string source = "using NetGen; using static NetGen.Dsl;\n" + string.Join(
            '\n', declarations.Select((declared, i) => $"{declared.Blocks} [Network] {declared.Attributes} public sealed partial class Network{i};"));
        var declared = CSharpCompilation.Create(
            "Networks" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source)],
            _references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(declared, out Compilation generated, out _);
        using var file = new MemoryStream();
        if (generated.Emit(file) is { Success: false, Diagnostics: var diagnostics })
        {
            throw new InvalidOperationException(
                string.Join('\n', diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        Assembly assembly = Assembly.Load(file.ToArray());
        return declarations.Select((_, i) =>
        {
            INamedTypeSymbol symbol = declared.GetTypeByMetadataName($"Network{i}")!;
            NetworkDeclaration declaration = NetworkParser.Parse(symbol, declared, CancellationToken.None);
            return new CompiledNetwork(declaration, GraphBuilder.Build(declaration).Graph!, assembly.GetType($"Network{i}", throwOnError: true)!);
        });
    }
}
