using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the weights that a layer takes from another one exist and fit.</summary>
internal static class TyingChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes) => outline.DenseLayers.SelectMany(layer => Run(layer, outline, shapes));

    /// <summary>A block may be used in many places, and knows no other layer's name.</summary>
    public static IEnumerable<Finding> OfBlock(NetworkOutline block) => block.DenseLayers
        .Where(layer => layer.TiedTo is not null)
        .Select(layer => On(layer, "a block has no layers but its own, each repetition with its own weights"));

    private static IEnumerable<Finding> Run(DenseItem layer, NetworkOutline outline, ShapeInference shapes)
    {
        if (layer.TiedTo is not { } name)
            yield break;
        DenseItem? owner = outline.DenseLayers.FirstOrDefault(other => other.Index < layer.Index && outline.NameOf(other) == name);
        if (owner is null)
        {
            if (outline.IsComplete)
                yield return On(layer, "no Dense layer of that name stands before it");
        }
        else if (owner.TiedTo is { } first)
        {
            yield return On(layer, $"its weights are those of '{first}'") with { RelatedItem = owner.Index };
        }
        else if (owner.Pieces is not null)
        {
            yield return On(layer, "a Maxout is no Dense layer") with { RelatedItem = owner.Index };
        }
        else if (shapes.Into(owner) is { Rank: 1 } into && shapes.Into(layer) is { Rank: 1 } arriving && !Fits(layer, owner, into.Size, arriving.Size))
        {
            yield return On(layer, FormattableString.Invariant(
                $"they are [{into.Size} × {owner.Units}], and this layer's [{arriving.Size} × {layer.Units}]")) with { RelatedItem = owner.Index };
        }
    }

    private static bool Fits(DenseItem layer, DenseItem owner, long into, long arriving) =>
        (layer.Transposed != true && (into, owner.Units) == (arriving, layer.Units))
        || (layer.Transposed != false && (into, owner.Units) == (layer.Units, arriving));

    private static Finding On(DenseItem layer, string reason) =>
        Finding.OnArgument(layer, nameof(layer.TiedTo), Rules.WeightsNotTied, layer.TiedTo!, reason);
}
