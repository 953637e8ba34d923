using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings;

/// <summary>One thing a declaration is told.</summary>
/// <param name="Rule">What kind of thing.</param>
/// <param name="Item">The index of the attribute that is wrong; -1 for the class's name.</param>
/// <param name="Argument">The argument that is wrong: a parameter's or property's name; null for the whole attribute.</param>
/// <param name="Arguments">What fills the rule's message format.</param>
public sealed record Finding(Rule Rule, int Item, string? Argument, EquatableArray<string> Arguments)
{
    /// <summary>The index of another attribute that has part in it; -1 where there is none.</summary>
    public int RelatedItem { get; init; } = -1;

    /// <summary>The name of the user's member that is wrong, where it is no attribute.</summary>
    public string? Member { get; init; }

    /// <summary>The number or name that would be right in place of what is written; null where none is known.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The message, filled in.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.MessageFormat, [.. Arguments]);

    internal static Finding OnClass(Rule rule, params string[] arguments) => new(rule, -1, null, new EquatableArray<string>(arguments));

    internal static Finding On(DeclarationItem item, Rule rule, params string[] arguments) => OnArgument(item, null, rule, arguments);

    internal static Finding OnArgument(DeclarationItem item, string? argument, Rule rule, params string[] arguments) =>
        new(rule, item.Index, argument, new EquatableArray<string>(arguments));
}
