using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Generator;

namespace NetGen.Numerics.Tests.Harness;

/// <summary>Many networks, declared in C#, through the generator and the compiler into this process.</summary>
internal sealed class NetworkCompilation
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Dictionary<string, EmittedNetwork> _networks = [];

    private NetworkCompilation(CSharpCompilation declared, IEnumerable<string> names)
    {
        var emitted = new Lazy<Assembly>(() => Emit(declared));
        foreach (string name in names)
            _networks.Add(name, new EmittedNetwork(name, GraphOf(declared, name), emitted));
    }

    public EmittedNetwork this[string name] => _networks[name];

    public IEnumerable<EmittedNetwork> Networks => _networks.Values;

    /// <summary>Declares a class for each name and its attributes.</summary>
    public static NetworkCompilation Compile(params IReadOnlyList<(string Name, string Attributes)> networks) => Compile(networks, blocks: "");

    /// <summary>Declares a class for each name and its attributes, beside further classes.</summary>
    public static NetworkCompilation Compile(IReadOnlyList<(string Name, string Attributes)> networks, string blocks)
    {
        IEnumerable<string> classes =
            networks.Select(network => $"[Network] {network.Attributes} public sealed partial class {network.Name};");
        string source = "using NetGen; using static NetGen.Dsl;\n" + Blocks.Source + blocks + string.Join('\n', classes);
        var declared = CSharpCompilation.Create(
            "Networks" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source)],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        return new NetworkCompilation(declared, networks.Select(network => network.Name));
    }

    /// <summary>The graph as the generator finds it.</summary>
    private static NetworkGraph GraphOf(CSharpCompilation declared, string name)
    {
        INamedTypeSymbol type = declared.GetTypeByMetadataName(name)!;
        NetworkDeclaration declaration = NetworkParser.Parse(type, declared, CancellationToken.None);
        GraphResult result = GraphBuilder.Build(declaration);
        Assert.True(result.Graph is not null, $"{name} cannot be compiled: {string.Join(", ", result.Findings)}");
        return result.Graph;
    }

    private static Assembly Emit(CSharpCompilation declared)
    {
        CSharpGeneratorDriver.Create(new NetworkGenerator())
            .RunGeneratorsAndUpdateCompilation(declared, out Compilation generated, out _);
        using var file = new MemoryStream();
        EmitResult result = generated.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Take(20)
            .Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture) + "\n    " + LineOf(diagnostic))));
        return Assembly.Load(file.ToArray());
    }

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}
