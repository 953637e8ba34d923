using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Tests.CodeFixes;
using NetGen.Compiler.Findings;

namespace NetGen.Analyzers.Tests.RulePages;

/// <summary>The pages, the rules, the descriptors, the fixes and the release notes tell one story.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() => Assert.Equal(
        Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Directory.GetFiles(RulePage.Folder, "NG*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_states_its_rule_and_severity(string id)
    {
        Rule rule = RuleOf(id);
        RulePage page = RulePage.Read(id);
        string severity = rule.Severity == RuleSeverity.Error ? "**Error**, not configurable."
            : rule.IsOnByDefault ? $"**{rule.Severity}**." : $"**{rule.Severity}**, off by default.";
        Assert.Equal($"# {id}: {rule.Title}", page.Lines[0]);
        Assert.StartsWith(severity + " Code fix: ", page.Lines[2], StringComparison.Ordinal);
        Assert.Equal(["Problem", "Why", "Bad", "Good", "Configuration"], page.Headings);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_promises_a_code_fix_where_there_is_one(string id) =>
        Assert.Equal(CodeFixTest.FixableIds.Contains(id), RulePage.Read(id).CodeFix != "none");

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_how_to_configure_what_can_be_configured(string id) => Assert.Contains(
        RuleOf(id).Severity == RuleSeverity.Error ? "cannot be configured away" : $"dotnet_diagnostic.{id}.severity",
        RulePage.Read(id).Section("Configuration"),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_bad_example_violates_this_rule_alone(string id) => Assert.Equal(
        [id],
        (await AnalyzerTest.DiagnosticsAsync(RulePage.Read(id).Code("Bad"), id)).Select(diagnostic => diagnostic.Id).Distinct());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_good_example_violates_none_and_compiles(string id)
    {
        string source = RulePage.Read(id).Code("Good");
        Assert.Empty(await AnalyzerTest.DiagnosticsAsync(source, id));
        Assert.Empty(AnalyzerTest.CompilerDiagnostics(source));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_descriptor_links_to_the_page_and_locks_errors(string id)
    {
        DiagnosticDescriptor descriptor = RuleDescriptors.Of(RuleOf(id));
        Assert.EndsWith($"/analyzers/NetGen.Analyzers/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(RuleOf(id).Severity.ToString(), descriptor.DefaultSeverity.ToString());
        Assert.Equal(
            descriptor.DefaultSeverity == DiagnosticSeverity.Error,
            descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Fact]
    public void The_release_notes_list_every_rule_once()
    {
        IEnumerable<string> rows = Directory.GetFiles(Path.Combine(RulePage.Folder, ".."), "AnalyzerReleases.*.md")
            .SelectMany(File.ReadAllLines)
            .Where(line => line.StartsWith("NG", StringComparison.Ordinal));
        Assert.Equal(
            RuleDescriptors.All.Select(descriptor =>
                $"{descriptor.Id} | {descriptor.Category} | {(descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity : "Disabled")} | {descriptor.Title}"),
            rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_index_is_up_to_date()
    {
        string path = Path.Combine(RulePage.Folder, "README.md");
        string index = RuleIndex.Write();
        if (Environment.GetEnvironmentVariable("NETGEN_WRITE_RULE_INDEX") == "1")
            File.WriteAllText(path, index);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == index,
            "analyzers/NetGen.Analyzers/rules/README.md is stale: run this test with NETGEN_WRITE_RULE_INDEX=1 and commit the file.");
    }

    private static Rule RuleOf(string id) => Rules.All.Single(rule => rule.Id == id);
}
