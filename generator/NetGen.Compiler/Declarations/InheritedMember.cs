namespace NetGen.Compiler.Declarations;

/// <summary>A member of a base class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The class that declares it.</param>
public sealed record InheritedMember(string Name, string Type);
