namespace NetGen.Compiler.Findings;

/// <summary>A rule that declarations are held against.</summary>
/// <param name="Id"><c>NG0101</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="MessageFormat">The message, with <c>{0}</c> … for a finding's arguments.</param>
/// <param name="Severity">How grave a violation is.</param>
public sealed record Rule(string Id, string Title, string MessageFormat, RuleSeverity Severity)
{
    /// <summary>Whether it speaks unless it is switched off; the others speak where .editorconfig gives them a severity.</summary>
    public bool IsOnByDefault { get; init; } = true;
}

/// <summary>How grave a finding is.</summary>
public enum RuleSeverity
{
    Info,
    Warning,

    /// <summary>The network cannot be compiled; not configurable.</summary>
    Error,
}
