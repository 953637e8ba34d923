using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator;

namespace NetGen.Analyzers.Tests.Editor;

/// <summary>What a project takes from the package: the generator and the analyzer, those of this process.</summary>
internal sealed class NetGenReference : AnalyzerReference
{
    // A workspace looks up its generators by identity.
    private readonly ImmutableArray<ISourceGenerator> _generators = [new NetworkGenerator().AsSourceGenerator()];

    public override string? FullPath => null;

    public override object Id => nameof(NetGenReference);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [new NetworkAnalyzer()];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => GetAnalyzers(LanguageNames.CSharp);

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
}
