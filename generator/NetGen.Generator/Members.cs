using Microsoft.CodeAnalysis;
using NetGen.Compiler.Declarations;

namespace NetGen.Generator;

/// <summary>The members that a class has without its generated part.</summary>
internal static class Members
{
    /// <summary>The names of the members that the user wrote.</summary>
    public static IEnumerable<string> Own(INamedTypeSymbol type) =>
        Named(type).Where(UserCode.Wrote).Select(member => member.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The members of base classes that can be seen from the class.</summary>
    public static IEnumerable<InheritedMember> Inherited(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            IEnumerable<string> names = Named(ancestor)
                .Where(member => compilation.IsSymbolAccessibleWithin(member, type))
                .Select(member => member.Name)
                .Distinct()
                .OrderBy(name => name, StringComparer.Ordinal);
            foreach (string name in names)
                yield return new InheritedMember(name, ancestor.Name);
        }
    }

    /// <summary>The members that take a name: no constructors, and no accessors beside their properties.</summary>
    private static IEnumerable<ISymbol> Named(INamedTypeSymbol type) => type.GetMembers().Where(member =>
        !member.IsImplicitlyDeclared
        && member is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
        && member is not IMethodSymbol { AssociatedSymbol: not null });
}
