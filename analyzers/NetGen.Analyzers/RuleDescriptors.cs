using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Compiler.Findings;

namespace NetGen.Analyzers;

/// <summary>The compiler's rules as Roslyn knows them.</summary>
public static class RuleDescriptors
{
    private const string HelpLinks = "https://github.com/netgen/netgen/blob/main/analyzers/NetGen.Analyzers/rules/";

    private static readonly ImmutableDictionary<Rule, DiagnosticDescriptor> _byRule = Rules.All.ToImmutableDictionary(rule => rule, Create);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. Rules.All.Select(rule => _byRule[rule])];

    public static DiagnosticDescriptor Of(Rule rule) => _byRule[rule];

    private static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        category: "NetGen",
        rule.Severity switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: rule.IsOnByDefault,
        helpLinkUri: $"{HelpLinks}{rule.Id}.md",
        // What cannot be compiled cannot be configured away.
        customTags: rule.Severity == RuleSeverity.Error ? [WellKnownDiagnosticTags.NotConfigurable] : []);
}
