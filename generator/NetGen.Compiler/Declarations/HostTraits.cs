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

    /// <summary>Some type around it is not partial.</summary>
    InNonPartialType = 1 << 8,

    /// <summary>Has members that every caller of its constructors must set.</summary>
    RequiredMembers = 1 << 9,

    /// <summary>Its base class is a network itself, so that one network's members would hide the other's.</summary>
    DerivesFromNetwork = 1 << 10,

    /// <summary>Has a constructor that does not begin by calling the generated one, and so would leave the parameters unset.</summary>
    UnchainedConstructor = 1 << 11,

    /// <summary>Has a constructor with the generated one's signature, <c>(int)</c>.</summary>
    SeedConstructor = 1 << 12,

    /// <summary>Is written in a C# without static abstract members: older than C# 11.</summary>
    WithoutStaticAbstractMembers = 1 << 13,
}
