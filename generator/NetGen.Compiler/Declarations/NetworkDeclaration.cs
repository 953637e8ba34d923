using NetGen.Compiler.Support;

namespace NetGen.Compiler.Declarations;

/// <summary>What the user wrote on one class marked <c>[Network]</c>, as values alone.</summary>
/// <param name="Host">The class itself.</param>
/// <param name="Items">The network's attributes in the order of the source.</param>
public sealed record NetworkDeclaration(HostDeclaration Host, EquatableArray<DeclarationItem> Items);
