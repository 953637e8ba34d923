using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>A run of Dense layers that keep the width, each with its activation and all alike, which residual blocks can take the place of.</summary>
/// <param name="Layer">The first of them, counted from 0 among the <c>[Dense]</c> attributes.</param>
/// <param name="Start">Its index among all attributes.</param>
/// <param name="Count">How many there are, at least 2.</param>
internal sealed record EqualLayers(int Layer, int Start, int Count)
{
    private const int Fewest = 2;

    /// <summary>A Dense layer and its activation.</summary>
    private const int Pair = 2;

    /// <summary>
    /// The longest run; null where there is none. It begins behind a layer of that width and ends before the last: what makes features of the
    /// inputs and outputs of the features stays as it is. So do layers with a name, which the user's code may speak of, and networks with tied
    /// layers, which speak of others by names that a run's removal would change.
    /// </summary>
    public static EqualLayers? LongestOf(NetworkDeclaration declaration)
    {
        EquatableArray<DeclarationItem> items = declaration.Items;
        if (items.OfType<DenseItem>().Any(dense => dense.TiedTo is not null))
            return null;
        int last = items.OfType<DenseItem>().Last().Index;
        EqualLayers? longest = null;
        int layer = 0;
        for (int start = 0; start < last; start++)
        {
            if (items[start] is not DenseItem { Pieces: null } dense)
                continue;
            int count = dense.Name is null && IsPair(items, start - Pair) && ((DenseItem)items[start - Pair]).Units == dense.Units
                ? CountFrom(items, start, last)
                : 0;
            if (count >= Math.Max(Fewest, longest?.Count + 1 ?? 0))
                longest = new EqualLayers(layer, start, count);
            layer++;
        }

        return longest;
    }

    /// <summary>The attributes with x + F(x) in place of the run, F one of its layers.</summary>
    public IEnumerable<DeclarationItem> AsResidual(NetworkDeclaration declaration)
    {
        IEnumerable<DeclarationItem> layer = declaration.Items.Skip(Start).Take(Pair).Select((item, index) => item with { Index = index });
        CompositionItem residual = new(Start, CompositionForm.Residual, new([new BlockDeclaration("F", new(layer))])) { Repeat = Count };
        return [.. declaration.Items.Take(Start), residual, .. declaration.Items.Skip(Start + Pair * Count)];
    }

    /// <summary>The names in code that go: those of the run, and of the later layers that are counted and so become others.</summary>
    public IEnumerable<string> Renames(NetworkDeclaration declaration)
    {
        NetworkOutline outline = new(declaration);
        return outline.NamedLayers.OfType<DenseItem>().Where(dense => dense.Name is null && dense.Index >= Start).Select(outline.NameOf);
    }

    private static int CountFrom(EquatableArray<DeclarationItem> items, int start, int last)
    {
        int count = 0;
        for (int next = start; next < last && IsPair(items, next) && IsLike(next, start) && IsLike(next + 1, start + 1); next += Pair)
            count++;
        return count;

        bool IsLike(int one, int other) => items[one] with { Index = 0 } == items[other] with { Index = 0 };
    }

    private static bool IsPair(EquatableArray<DeclarationItem> items, int start) =>
        start >= 0 && start + 1 < items.Count && items[start] is DenseItem { Pieces: null } && items[start + 1] is ActivationItem;
}
