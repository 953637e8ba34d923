using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator;

namespace NetGen.Analyzers.Tests;

/// <summary>Runs the analyzer on a source together with what the generator makes of it, as a build does.</summary>
internal static class AnalyzerTest
{
    public const string Usings = "global using System; global using NetGen; global using static NetGen.Dsl;";

    /// <summary>The framework and NetGen.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "NetGen.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Expects what the marks in a source say, and nothing else of the analyzer.</summary>
    public static async Task VerifyAsync(string marked)
    {
        Markup markup = Markup.Parse(marked);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(markup.Source, [.. markup.Expected.Select(expected => expected.Id)]);
        Assert.Equal(
            markup.Expected.Select(expected => Describe(expected.Id, expected.Span)),
            diagnostics.Select(diagnostic => Describe(diagnostic.Id, diagnostic.Location.SourceSpan)));

        string Describe(string id, TextSpan span) => $"{id} on '{markup.Source.Substring(span.Start, span.Length)}' at {span}";
    }

    /// <summary>What the analyzer says of a source.</summary>
    /// <param name="asked">Rules that are to speak although they are off by default.</param>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string source, params string[] asked) => DiagnosticsAsync([source], asked);

    /// <summary>What the analyzer says of the first of the sources.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string[] sources, params string[] asked)
    {
        Compilation compilation = Compile(sources);
        // As .editorconfig does.
        CompilationOptions options = compilation.Options.WithSpecificDiagnosticOptions(
            RuleDescriptors.All.Where(rule => !rule.IsEnabledByDefault && asked.Contains(rule.Id)).ToDictionary(rule => rule.Id, _ => ReportDiagnostic.Info));
        CompilationWithAnalyzers analysis = compilation.WithOptions(options).WithAnalyzers([new NetworkAnalyzer()]);
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id)];
    }

    /// <summary>What the C# compiler says.</summary>
    public static IEnumerable<Diagnostic> CompilerDiagnostics(params string[] sources) =>
        Compile(sources).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private static Compilation Compile(string[] sources)
    {
        IEnumerable<SyntaxTree> trees = sources.Append(Usings).Select(
            (source, index) => CSharpSyntaxTree.ParseText(source, path: $"File{index}.cs"));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Consumer", trees, References, new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }
}
