using Microsoft.CodeAnalysis;

namespace NetGen.Analyzers.Tests.CodeFixes;

/// <summary>
/// A test that hands the analyzers to the SDK, which does not load those built against a newer Roslyn than its own: it runs where they are
/// built against the floor, as they are published.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnRoslynFloorAttribute : FactAttribute
{
    public FactOnRoslynFloorAttribute()
    {
        if (typeof(SyntaxNode).Assembly.GetName().Version is { Major: > 4 } version)
            Skip = $"Built against Roslyn {version.ToString(3)}.";
    }
}
