using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Support;

namespace NetGen.Generator;

/// <summary>Reads the attributes of a class, and of the blocks that they name.</summary>
/// <param name="around">The class itself, then the classes within which it is read.</param>
internal sealed class BlockParser(ImmutableStack<INamedTypeSymbol> around)
{
    private const int DeepestNesting = 8;

    public static BlockParser Within(INamedTypeSymbol type) => new(ImmutableStack.Create(type));

    /// <summary>The class's attributes in the order of the source.</summary>
    public EquatableArray<DeclarationItem> Items(CancellationToken cancel)
    {
        INamedTypeSymbol type = around.Peek();
        ImmutableArray<TypeDeclarationSyntax> parts = UserCode.PartsOf(type, cancel);
        return new EquatableArray<DeclarationItem>(NetworkAttributes.InSourceOrder(type, cancel).Select((attribute, index) =>
            AttributeParser.Parse(attribute, index, this, cancel) with { Part = NetworkAttributes.PartOf(attribute, parts, cancel) }));
    }

    /// <summary>The blocks that an attribute of the class names.</summary>
    public EquatableArray<BlockDeclaration> Parse(ImmutableArray<ITypeSymbol> blocks, CancellationToken cancel) =>
        new(blocks.Select(block => block is INamedTypeSymbol { TypeKind: TypeKind.Class } type
            ? Parse(type, cancel)
            : new BlockDeclaration(block.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), default, BlockProblem.NotClass)));

    private BlockDeclaration Parse(INamedTypeSymbol block, CancellationToken cancel)
    {
        BlockProblem problem = ProblemOf(block);
        EquatableArray<DeclarationItem> items = problem == BlockProblem.None ? new BlockParser(around.Push(block)).Items(cancel) : default;
        return new BlockDeclaration(block.Name, items, problem);
    }

    private BlockProblem ProblemOf(INamedTypeSymbol block) =>
        NetworkAttributes.Marker(block) is not null ? BlockProblem.Network
        : NetworkAttributes.BlockMarker(block) is null ? BlockProblem.NotMarked
        : !SymbolEqualityComparer.Default.Equals(block.ContainingAssembly, around.Peek().ContainingAssembly) ? BlockProblem.OtherAssembly
        : around.Any(outer => SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, block.OriginalDefinition)) ? BlockProblem.Recursive
        : around.Count() > DeepestNesting ? BlockProblem.TooDeep
        : BlockProblem.None;
}
