using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Graphs;
using NetGen.Generator;

namespace NetGen.Analyzers;

/// <summary>Tells each declaration what the compiler finds in it, where it was written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that holds <see cref="Finding.Suggestion"/>.</summary>
    public const string SuggestionProperty = nameof(Finding.Suggestion);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
            return;

        if (NetworkAttributes.Marker(type) is { } marker)
        {
            FindingLocator locator = new(type, marker, context.CancellationToken);
            GraphResult result = GraphBuilder.Build(NetworkParser.Parse(type, context.Compilation, context.CancellationToken));
            foreach (Finding finding in result.Findings)
                context.ReportDiagnostic(Diagnostic(finding, locator));
        }
        else if (NetworkAttributes.InSourceOrder(type, context.CancellationToken) is { IsEmpty: false } layers && layers.All(NetworkAttributes.IsOfVocabulary))
        {
            Location location = layers[0].ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation();
            context.ReportDiagnostic(Microsoft.CodeAnalysis.Diagnostic.Create(RuleDescriptors.Of(Rules.LayersWithoutNetwork), location, type.Name));
        }
    }

    private static Diagnostic Diagnostic(Finding finding, FindingLocator locator) => Microsoft.CodeAnalysis.Diagnostic.Create(
        RuleDescriptors.Of(finding.Rule),
        locator.Location(finding),
        locator.RelatedLocations(finding),
        ImmutableDictionary<string, string?>.Empty.Add(SuggestionProperty, finding.Suggestion),
        [.. finding.Arguments]);
}
