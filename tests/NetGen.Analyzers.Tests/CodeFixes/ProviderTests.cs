using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.Analyzers.Tests.CodeFixes;

public sealed class ProviderTests
{
    [Fact]
    public void Each_fixable_rule_has_one_provider() => Assert.Equal(
        [
            "NG0001", "NG0002", "NG0006", "NG0007", "NG0008", "NG0012", "NG0013", "NG0015", "NG0017", "NG0018", "NG0040", "NG0041", "NG0042", "NG0101", "NG0103", "NG0105", "NG0106", "NG0110",
            "NG0201", "NG0202", "NG0203", "NG0204", "NG0205", "NG0207", "NG0301", "NG0302", "NG0401", "NG0402", "NG0403", "NG0501", "NG0502", "NG0503", "NG0504", "NG0506",
            "NG0601", "NG0602", "NG0604", "NG0701", "NG0702", "NG0703",
        ],
        CodeFixTest.FixableIds.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_provider_is_exported_for_CSharp_under_its_name_and_mends_whole_solutions()
    {
        foreach (CodeFixProvider provider in CodeFixTest.Providers)
        {
            var export = provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
            Assert.Equal([LanguageNames.CSharp], export.Languages);
            Assert.Equal(provider.GetType().Name, export.Name);
            Assert.Superset(
                new HashSet<FixAllScope> { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution },
                provider.GetFixAllProvider()!.GetSupportedFixAllScopes().ToHashSet());
        }
    }

    [Fact]
    public async Task A_provider_offers_nothing_for_the_rules_of_others() => Assert.Empty(await CodeFixTest.ActionsOfOthersAsync(
        "NG0012", "[Network, Dense(2, 1), Loss(MeanSquaredError), Loss(MeanSquaredError)] partial class Xor;"));
}
