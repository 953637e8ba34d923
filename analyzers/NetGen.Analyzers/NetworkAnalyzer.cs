using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Findings;
using NetGen.Compiler.Findings.Checks;
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
            AnalyzeNetwork(context, type, marker);
        else if (NetworkAttributes.BlockMarker(type) is { } blockMarker)
            AnalyzeBlock(context, type, blockMarker);
        else
            AnalyzeUnmarked(context, type);
    }

    private static void AnalyzeNetwork(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData marker)
    {
        FindingLocator locator = new(type, marker, context.CancellationToken);
        NetworkDeclaration declaration = NetworkParser.Parse(type, context.Compilation, context.CancellationToken);
        GraphResult result = GraphBuilder.Build(declaration);
        IEnumerable<Finding> judged = result.Graph is { } graph ? Judgement.Of(declaration, graph) : [];
        Report(context, locator, result.Findings.Concat(judged));
    }

    private static void AnalyzeBlock(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData marker)
    {
        FindingLocator locator = new(type, marker, context.CancellationToken);
        Report(context, locator, BlockChecks.Run(NetworkParser.ParseBlock(type, context.CancellationToken)));
    }

    private static void Report(SymbolAnalysisContext context, FindingLocator locator, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                RuleDescriptors.Of(finding.Rule),
                locator.Location(finding),
                locator.RelatedLocations(finding),
                ImmutableDictionary<string, string?>.Empty.Add(SuggestionProperty, finding.Suggestion),
                [.. finding.Arguments]));
        }
    }

    /// <summary>Layers without <c>[Network]</c> or <c>[Block]</c>, unless an attribute that C# does not know may be just that.</summary>
    private static void AnalyzeUnmarked(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        ImmutableArray<AttributeData> layers = NetworkAttributes.InSourceOrder(type, context.CancellationToken);
        if (layers.IsEmpty || layers.Any(NetworkAttributes.IsUnresolved))
            return;
        Location first = layers[0].ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.Of(Rules.LayersWithoutNetwork), first, type.Name));
    }
}
