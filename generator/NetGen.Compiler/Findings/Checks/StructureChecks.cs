using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the inputs come first, there is at least one layer, one loss with something to train, one optimiser, and an order.</summary>
internal static class StructureChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline) =>
        [.. Layers(outline), .. Loss(outline), .. Parts(outline), .. Inputs(outline), .. Repeated<LossItem>(outline, Rules.SeveralLosses),
            .. Repeated<OptimizerItem>(outline, Rules.SeveralOptimizers), .. Regularizers(outline)];

    /// <summary>Each of λ₁, λ₂, the bounds and the random changes is stated once.</summary>
    private static IEnumerable<Finding> Regularizers(NetworkOutline outline) =>
    [
        .. Stated<PenaltyItem>(outline, penalty => penalty.L1 is not null, penalty => penalty.Word),
        .. Stated<PenaltyItem>(outline, penalty => penalty.L2 is not null, penalty => penalty.Word),
        .. Stated<MaxNormItem>(outline, _ => true, _ => "MaxNorm"),
        .. Stated<GradientClipItem>(outline, _ => true, _ => "GradientClip"),
        .. outline.Items.OfType<AugmentationItem>().Select(item => item.Method).Distinct()
            .SelectMany(method => Stated<AugmentationItem>(outline, item => item.Method == method, item => item.Method.ToString())),
    ];

    private static IEnumerable<Finding> Stated<TItem>(NetworkOutline outline, Func<TItem, bool> isOfInterest, Func<TItem, string> word)
        where TItem : DeclarationItem
    {
        TItem[] items = [.. outline.Items.OfType<TItem>().Where(isOfInterest)];
        foreach (TItem surplus in items.Skip(1))
            yield return Finding.On(surplus, Rules.ConflictingArguments, word(items[0]), word(surplus)) with { RelatedItem = items[0].Index };
    }

    private static IEnumerable<Finding> Layers(NetworkOutline outline)
    {
        if (outline.Layers.Count == 0 && outline.IsComplete)
            yield return Finding.OnClass(Rules.NetworkWithoutLayers, outline.HostName);
    }

    private static IEnumerable<Finding> Loss(NetworkOutline outline)
    {
        // Of what a block that cannot be used would have had nothing is known.
        bool isKnown = outline.IsComplete && outline.Compositions.SelectMany(composition => composition.Blocks).All(block => block.Problem == BlockProblem.None);
        if (!isKnown || outline is not { Layers.Count: > 0, Ends.Count: > 0 })
            yield break;
        if (!outline.Items.HasParameters())
            yield return Finding.On(outline.Ends[0].Loss, Rules.NothingToTrain, outline.HostName);
        else if (outline.Layers.All(IsFrozen))
            yield return Finding.On(outline.Ends[0].Loss, Rules.EverythingFrozen, outline.HostName);
    }

    /// <summary>Whether a layer learns nothing: it has no parameters, is declared so, or all within it.</summary>
    private static bool IsFrozen(LayerItem layer) => layer is not TrainedLayerItem
        or TrainedLayerItem { InitialRateFactor: 0 }
        or DenseItem { TiedTo: not null, Bias: false }
        || (layer is CompositionItem { Projection: false } composition
            && composition.Blocks.All(block => block.Items.OfType<LayerItem>().All(IsFrozen)));

    private static IEnumerable<Finding> Parts(NetworkOutline outline)
    {
        DeclarationItem[] ordered = [.. outline.Items.Where(item => item is LayerItem or InputItem or HeadItem)];
        int[] parts = [.. ordered.Select(item => item.Part).Distinct()];
        if (parts.Length > 1)
        {
            yield return Finding.On(
                ordered.First(item => item.Part != ordered[0].Part),
                Rules.LayersOnSeveralParts,
                outline.HostName,
                parts.Length.ToString(CultureInfo.InvariantCulture)) with { RelatedItem = ordered[0].Index };
        }
    }

    private static IEnumerable<Finding> Inputs(NetworkOutline outline)
    {
        foreach (InputItem input in outline.Inputs)
        {
            if (outline.Layers.Count > 0 && outline.Layers[0].Index < input.Index)
            {
                yield return Finding.On(input, Rules.InputMisplaced, "The input has to stand before the layers")
                    with { RelatedItem = outline.Layers[0].Index };
            }
        }
    }

    private static IEnumerable<Finding> Repeated<TItem>(NetworkOutline outline, Rule rule)
        where TItem : DeclarationItem
    {
        TItem[] items = [.. outline.Items.OfType<TItem>()];
        foreach (TItem surplus in items.Skip(1))
        {
            yield return Finding.On(surplus, rule, outline.HostName, items.Length.ToString(CultureInfo.InvariantCulture))
                with { RelatedItem = items[0].Index };
        }
    }
}
