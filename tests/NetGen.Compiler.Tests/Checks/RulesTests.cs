using System.Reflection;
using System.Text.RegularExpressions;
using NetGen.Compiler.Findings;

namespace NetGen.Compiler.Tests.Checks;

public sealed partial class RulesTests
{
    [Fact]
    public void Every_rule_is_listed_once_and_the_list_is_sorted()
    {
        IEnumerable<object?> declared = typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(
            field => field.GetValue(null));
        Assert.Equal(declared, Rules.All);
        Assert.Equal(Rules.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), Rules.All.Select(rule => rule.Id));
        Assert.All(Rules.All, rule => Assert.Matches(Id(), rule.Id));
    }

    [Fact]
    public void Titles_and_messages_follow_Roslyns_conventions()
    {
        Assert.All(Rules.All, rule =>
        {
            Assert.DoesNotContain('\n', rule.MessageFormat);
            Assert.False(rule.Title.EndsWith('.'), rule.Id);
            Assert.False(rule.MessageFormat.EndsWith('.'), rule.Id);
        });
    }

    [GeneratedRegex("^NG0[0-8][0-9]{2}$")]
    private static partial Regex Id();
}
