using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings;

/// <summary>One thing a declaration is told.</summary>
/// <param name="Rule">What kind of thing.</param>
/// <param name="Item">The index of the attribute that is wrong; -1 for the class's name.</param>
/// <param name="Argument">The argument that is wrong: a parameter's or property's name; null for the whole attribute.</param>
/// <param name="Arguments">What fills the rule's message format.</param>
public sealed record Finding(Rule Rule, int Item, string? Argument, EquatableArray<string> Arguments);
