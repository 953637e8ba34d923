using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether a block is sound in itself, wherever it may be used.</summary>
public static class BlockChecks
{
    /// <returns>The findings in the order of the block's attributes.</returns>
    public static IReadOnlyList<Finding> Run(BlockDeclaration block)
    {
        NetworkOutline outline = NetworkOutline.OfBlock(block);
        ShapeInference shapes = new(outline, input: null);
        IEnumerable<Finding> findings =
        [
            .. Contents(outline),
            .. Parts(outline),
            .. CompositionChecks.BlockNames(outline),
            .. ArgumentChecks.Run(outline),
            .. UsageChecks.Run(outline).Where(finding => outline.Items[finding.Item] is LayerItem),
            .. ShapeChecks.Layers(outline, shapes),
            .. InputChecks.Selections(outline),
            .. CompositionChecks.Run(outline, shapes),
            .. NormalizationChecks.Run(outline),
        ];
        return [.. findings.OrderBy(finding => finding.Item)];
    }

    private static IEnumerable<Finding> Contents(NetworkOutline outline)
    {
        if (outline.Items.Count == 0)
            yield return Finding.OnClass(Rules.BlockWithoutLayers, outline.HostName);
        foreach (DeclarationItem item in outline.Items)
        {
            if (item is not (LayerItem or IncompleteItem) or FittedItem)
                yield return Finding.On(item, Rules.NotPartOfBlock, CompositionChecks.WordOf(item));
        }
    }

    private static IEnumerable<Finding> Parts(NetworkOutline outline)
    {
        int[] parts = [.. outline.Layers.Select(item => item.Part).Distinct()];
        if (parts.Length > 1)
        {
            yield return Finding.On(
                outline.Layers.First(item => item.Part != parts[0]),
                Rules.LayersOnSeveralParts,
                outline.HostName,
                parts.Length.ToString(CultureInfo.InvariantCulture)) with { RelatedItem = outline.Layers[0].Index };
        }
    }
}
