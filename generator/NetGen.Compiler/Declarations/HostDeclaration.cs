using NetGen.Compiler.Support;

namespace NetGen.Compiler.Declarations;

/// <summary>The class that hosts a network: where it stands and what kind of class it is.</summary>
public sealed record HostDeclaration
{
    /// <summary>The namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The class's name, as it has to be written in code (<c>@class</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The types around the class, outermost first; each as it has to be reopened: <c>partial class Outer&lt;T&gt;</c>.</summary>
    public EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>The full metadata name (<c>Games.Outer`1+Net</c>), which the hint name is made from.</summary>
    public required string MetadataName { get; init; }

    /// <summary>What makes the class unfit or special.</summary>
    public HostTraits Traits { get; init; }

    /// <summary>Whether another type's metadata name differs from this one by case alone, or not at all.</summary>
    public bool HasNamesake { get; init; }

    /// <summary>The names of the members that the user wrote.</summary>
    public EquatableArray<string> MemberNames { get; init; }

    /// <summary>The accessible members of its base classes, which generated ones would hide.</summary>
    public EquatableArray<InheritedMember> InheritedMembers { get; init; }

    /// <summary>The inner XML of the user's own <c>summary</c>; null where there is none.</summary>
    public string? UserSummary { get; init; }
}
