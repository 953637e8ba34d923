using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator;

/// <summary>
/// Tells what the user wrote from what this generator added: the generator sees a class before its other part exists, the analyzers see
/// it after, and both must come to the same declaration.
/// </summary>
public static class UserCode
{
    // Roslyn files what a generator adds under a directory with the generator's name.
    private static readonly string _directory = typeof(NetworkGenerator).FullName;

    /// <summary>The parts of a type that the user wrote.</summary>
    public static ImmutableArray<TypeDeclarationSyntax> PartsOf(INamedTypeSymbol type, CancellationToken cancel) =>
        [.. type.DeclaringSyntaxReferences.Where(Wrote).Select(reference => reference.GetSyntax(cancel)).OfType<TypeDeclarationSyntax>()];

    /// <summary>Whether the user wrote a symbol, or a part of it.</summary>
    public static bool Wrote(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(Wrote);

    private static bool Wrote(SyntaxReference reference)
    {
        string[] path = reference.SyntaxTree.FilePath.Split('/', '\\');
        return path.Length < 2 || path[path.Length - 2] != _directory;
    }
}
