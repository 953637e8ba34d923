using NetGen.Compiler.Support;

namespace NetGen.Compiler.Declarations;

/// <summary>A class that is used as a part, with the layers it declares.</summary>
/// <param name="Name">The class's name, without the <c>@</c> of an escaped one; of what is no class, as C# writes it.</param>
/// <param name="Items">Its attributes in the order of the source; none where <paramref name="Problem"/> says why.</param>
/// <param name="Problem">What keeps the class from being a part.</param>
public sealed record BlockDeclaration(string Name, EquatableArray<DeclarationItem> Items, BlockProblem Problem = BlockProblem.None);

/// <summary>Why a class cannot be a part, as far as the class itself shows it.</summary>
public enum BlockProblem
{
    None,

    /// <summary>It is no class: an array, an interface, a delegate.</summary>
    NotClass,

    /// <summary>It is not marked <c>[Block]</c>.</summary>
    NotMarked,

    /// <summary>It is a network.</summary>
    Network,

    /// <summary>It comes from another assembly, which does not keep the order of attributes.</summary>
    OtherAssembly,

    /// <summary>It contains itself, directly or through other blocks.</summary>
    Recursive,

    /// <summary>It stands too deep within other blocks.</summary>
    TooDeep,
}
