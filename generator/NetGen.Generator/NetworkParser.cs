using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Generator;

/// <summary>Reads a declaration from a class. Symbols end here.</summary>
public static class NetworkParser
{
    /// <summary>The declaration of a class that Roslyn found by its mark; null where a mark on an earlier part has led to it.</summary>
    internal static NetworkDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        SyntaxNode? mark = NetworkAttributes.Marker(type)?.ApplicationSyntaxReference?.GetSyntax(cancel);
        bool isFirst = mark?.FirstAncestorOrSelf<TypeDeclarationSyntax>() == context.TargetNode;
        return type.TypeKind == TypeKind.Class && isFirst ? Parse(type, context.SemanticModel.Compilation, cancel) : null;
    }

    /// <summary>What the user declared on a class.</summary>
    public static NetworkDeclaration Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = UserCode.PartsOf(type, cancel);
        return new NetworkDeclaration(HostParser.Parse(type, parts, compilation, cancel), BlockParser.Within(type).Items(cancel));
    }

    /// <summary>What the user declared on a block.</summary>
    public static BlockDeclaration ParseBlock(INamedTypeSymbol type, CancellationToken cancel) =>
        new(type.Name, BlockParser.Within(type).Items(cancel));
}
