namespace NetGen.Compiler.Declarations;

/// <summary>What a network's class is, beyond a plain partial class.</summary>
[Flags]
public enum HostTraits
{
    None = 0,

    /// <summary>Without the modifier <c>partial</c>.</summary>
    NotPartial = 1 << 0,

    /// <summary>Has type parameters of its own or around it.</summary>
    Generic = 1 << 1,
    Abstract = 1 << 2,
    Static = 1 << 3,
    Record = 1 << 4,
    FileLocal = 1 << 5,
    PrimaryConstructor = 1 << 6,

    /// <summary>Its base class has no constructor that can be called without arguments.</summary>
    BaseWithoutParameterlessConstructor = 1 << 7,

    /// <summary>Layer attributes stand on more than one of its parts, so that they have no order.</summary>
    LayersOnSeveralParts = 1 << 8,

    /// <summary>Some type around it is not partial.</summary>
    InNonPartialType = 1 << 9,
}
