namespace NetGen.CodeFixes;

/// <summary>One way to mend a diagnostic.</summary>
/// <param name="Title">What the light bulb's menu says.</param>
/// <param name="Key">The equivalence key: what the mends of many diagnostics have in common, when all are applied at once.</param>
/// <param name="Apply">Writes the mend into an editor, which may hold other mends already.</param>
internal sealed record Mend(string Title, string Key, Action<DeclarationEditor> Apply)
{
    /// <summary>Names in code that the mend takes away, or gives to other layers.</summary>
    public IReadOnlyList<string> Renames { get; init; } = [];
}
