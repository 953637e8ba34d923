using Microsoft.CodeAnalysis;

namespace NetGen.Generator;

/// <summary>Types whose full name is another's, or differs from it by case alone.</summary>
internal static class Namesakes
{
    /// <summary>Whether the type, a type around it or a namespace around it has a sibling of its name.</summary>
    public static bool Exist(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol symbol = type;
        while (symbol is not INamespaceSymbol { IsGlobalNamespace: true } && symbol.ContainingSymbol is INamespaceOrTypeSymbol container)
        {
            IEnumerable<INamespaceOrTypeSymbol> siblings = symbol is INamespaceSymbol
                ? ((INamespaceSymbol)container).GetNamespaceMembers()
                : container.GetTypeMembers();
            if (siblings.Any(sibling => !SymbolEqualityComparer.Default.Equals(sibling, symbol)
                && string.Equals(sibling.MetadataName, symbol.MetadataName, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }

            symbol = container;
        }

        return false;
    }
}
