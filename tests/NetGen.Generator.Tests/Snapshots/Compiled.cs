using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>A source compiled together with what the generator makes of it.</summary>
/// <param name="Files">The generated files by their hint names.</param>
/// <param name="Output">The compilation with them.</param>
/// <param name="Diagnostics">What the compiler and the generator report, at the highest warning level.</param>
internal sealed record Compiled(IReadOnlyDictionary<string, string> Files, Compilation Output, IReadOnlyList<Diagnostic> Diagnostics)
{
    private static readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "NetGen.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static Compiled From(
        string source, LanguageVersion language = LanguageVersion.Latest, NullableContextOptions nullable = NullableContextOptions.Enable,
        DocumentationMode documentation = DocumentationMode.Diagnose, string globalUsings = "")
    {
        CSharpParseOptions parse = new(language, documentation);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable, warningLevel: 9999, optimizationLevel: OptimizationLevel.Release);
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(source, parse, "Source.cs")];
        if (globalUsings.Length > 0)
            trees.Add(CSharpSyntaxTree.ParseText(globalUsings, parse, "GlobalUsings.cs"));
        CSharpCompilation compilation = CSharpCompilation.Create("Consumer", trees, _references, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return new Compiled(
            result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString()),
            output,
            [.. result.Diagnostics, .. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)]);
    }
}
