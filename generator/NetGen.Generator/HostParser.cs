using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Generator;

/// <summary>Reads what a network's class is and where it stands.</summary>
internal static class HostParser
{
    public static HostDeclaration Parse(
        INamedTypeSymbol type, ImmutableArray<TypeDeclarationSyntax> parts, Compilation compilation, CancellationToken cancel)
    {
        INamedTypeSymbol[] around = [.. ContainingTypes(type).Reverse()];
        ContainingType[] containingTypes = [.. around.Select(outer => ContainingType(outer, cancel))];
        return new HostDeclaration
        {
            Namespace = string.Join(".", Namespaces(type).Reverse().Select(part => Escaped(part.Name))),
            Name = Escaped(type.Name),
            ContainingTypes = new EquatableArray<ContainingType>(containingTypes),
            MetadataName = MetadataName(type),
            HasNamesake = Namesakes.Exist(type),
            Traits = HostTraitsParser.Parse(type, parts, around, compilation, cancel)
                | (containingTypes.All(outer => outer.IsPartial) ? HostTraits.None : HostTraits.InNonPartialType),
            MemberNames = new EquatableArray<string>(Members.Own(type)),
            InheritedMembers = new EquatableArray<InheritedMember>(Members.Inherited(type, compilation)),
            UserSummary = Documentation.Summary(type, parts, cancel),
        };
    }

    private static ContainingType ContainingType(INamedTypeSymbol type, CancellationToken cancel)
    {
        string keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        IEnumerable<string> typeParameters = type.TypeParameters.Select(parameter => Escaped(parameter.Name));
        string name = type.Arity == 0 ? Escaped(type.Name) : $"{Escaped(type.Name)}<{string.Join(", ", typeParameters)}>";
        bool isPartial = UserCode.PartsOf(type, cancel).All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));
        return new ContainingType(keyword, name, isPartial);
    }

    /// <summary>The types around a type, innermost first.</summary>
    private static IEnumerable<INamedTypeSymbol> ContainingTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    /// <summary>The namespaces around a type, innermost first, without the global one.</summary>
    private static IEnumerable<INamespaceSymbol> Namespaces(INamedTypeSymbol type)
    {
        for (INamespaceSymbol? outer = type.ContainingNamespace; outer is { IsGlobalNamespace: false }; outer = outer.ContainingNamespace)
            yield return outer;
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = string.Join("+", ContainingTypes(type).Reverse().Append(type).Select(part => part.MetadataName));
        return string.Join(".", Namespaces(type).Reverse().Select(part => part.MetadataName).Append(name));
    }

    private static string Escaped(string name)
    {
        bool isWord = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;
        return isWord ? name : "@" + name;
    }
}
