namespace NetGen.Compiler.Declarations;

/// <summary>A type around the network's class.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">Its name with its type parameters: <c>Outer&lt;T&gt;</c>.</param>
/// <param name="IsPartial">Whether it can be reopened.</param>
public sealed record ContainingType(string Keyword, string Name, bool IsPartial);
