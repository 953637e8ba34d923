using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether what arrives at a layer is what it takes.</summary>
internal static class ShapeChecks
{
    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes) =>
        [.. InputSize(outline), .. Layers(outline, shapes), .. FittedChecks.Run(outline, shapes), .. AugmentationChecks.Run(outline, shapes)];

    /// <summary>The layers of a network or of a block.</summary>
    public static IEnumerable<Finding> Layers(NetworkOutline outline, ShapeInference shapes) =>
        outline.DenseLayers.SelectMany(layer => Dense(layer, outline, shapes));

    private static IEnumerable<Finding> InputSize(NetworkOutline outline)
    {
        if (!outline.IsComplete || outline.Input is not null || outline.Layers.Count == 0)
            yield break;
        if (outline.Layers.FirstOrDefault(layer => layer is DenseItem or ProjectionItem or CompositionItem) is not DenseItem)
            yield return Finding.On(outline.Layers[0], Rules.InputSizeUnknown, "[Input(size)]");
        else if (outline.DenseLayers[0] is { Inputs: null } first)
            yield return Finding.On(first, Rules.InputSizeUnknown, $"[{first.Kind}(inputs, {Text(first.Units)})] or as [Input(size)]");
    }

    private static IEnumerable<Finding> Dense(DenseItem layer, NetworkOutline outline, ShapeInference shapes)
    {
        if (shapes.Into(layer) is not { } arriving)
            yield break;

        if (arriving.Rank > 1)
        {
            yield return Finding.On(layer, Rules.DenseNeedsFlatInput, arriving.ToString(), Text(arriving.Size)) with
            {
                RelatedItem = outline.Input?.Index ?? -1,
                Suggestion = arriving.Size <= int.MaxValue ? Text(arriving.Size) : null,
            };
        }
        else if (layer.Inputs is >= 1 and var inputs && inputs != arriving.Size)
        {
            LayerItem? source = outline.Layers.LastOrDefault(other => other.Index < layer.Index && other is (DenseItem or ProjectionItem or CompositionItem));
            yield return Finding.OnArgument(
                layer,
                ParameterNames.Inputs,
                Rules.ShapesDiffer,
                Text(inputs),
                Text(arriving.Size),
                source switch
                {
                    DenseItem dense => $"the layer '{outline.NameOf(dense)}'",
                    ProjectionItem projection => $"the layer '{outline.NameOf(projection)}'",
                    CompositionItem composition => $"'{outline.NameOf(composition)}'",
                    _ => "the network's input",
                }) with
            {
                RelatedItem = source?.Index ?? outline.Input?.Index ?? -1,
                Suggestion = Text(arriving.Size),
            };
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
