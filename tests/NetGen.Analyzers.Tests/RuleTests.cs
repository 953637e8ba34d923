using NetGen.Compiler.Findings;

namespace NetGen.Analyzers.Tests;

public sealed class RuleTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task A_declaration_that_breaks_the_rule_is_told_where(string id) => AnalyzerTest.VerifyAsync(RuleExamples.All[id].Bad);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_declaration_that_keeps_it_is_told_nothing_and_compiles(string id)
    {
        Assert.Empty(await AnalyzerTest.DiagnosticsAsync(RuleExamples.All[id].Good, id));
        Assert.Empty(AnalyzerTest.CompilerDiagnostics(RuleExamples.All[id].Good));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_build_without_the_analyzer_fails_where_the_rule_is_an_error_and_succeeds_where_it_is_a_warning(string id)
    {
        // CS1029 is #error. Of a base class without a parameterless constructor (CS7036) C# speaks itself, as far as the user's part goes.
        string source = Markup.Parse(RuleExamples.All[id].Bad).Source;
        IEnumerable<string> said = AnalyzerTest.CompilerDiagnostics(source).Select(diagnostic => diagnostic.Id);
        bool isError = Rules.All.Single(rule => rule.Id == id).Severity == RuleSeverity.Error;
        Assert.Equal(isError ? ["CS1029"] : [], said.Where(said => said != "CS7036"));
    }
}
