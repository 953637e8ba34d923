using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the layers that are fitted to the training set stand where one pass over it can fit them.</summary>
internal static class FittedChecks
{
    // What is suggested of layers that belong before the related one; a scaling that goes there together with a projection goes first.
    private const string ToMoveFirst = "1: move";
    private const string ToMove = "2: move";

    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes) =>
        [.. Places(outline), .. Components(outline, shapes), .. Names(outline)];

    /// <summary>Two floats, of which the first is the smaller.</summary>
    public static IEnumerable<Finding> Interval(ScalingItem scaling)
    {
        Finding[] findings =
            [.. Ranges.Finite(scaling, ParameterNames.Low, scaling.Low), .. Ranges.Finite(scaling, ParameterNames.High, scaling.High)];
        string range = "a finite distance below the upper end, " + scaling.High.ToString("R", CultureInfo.InvariantCulture);
        return findings.Length > 0
            ? findings
            : Ranges.Check(
                scaling, ParameterNames.Low, scaling.Low, low => (float)low < (float)scaling.High && Ranges.IsFinite(scaling.High - low), range);
    }

    /// <summary>A scaling, then a projection, each at most once, and nothing but Flatten before them.</summary>
    private static IEnumerable<Finding> Places(NetworkOutline outline)
    {
        LayerItem? first = outline.Layers.FirstOrDefault(layer => layer is not (FittedItem or FlattenItem));
        FittedItem? before = null;
        foreach (FittedItem item in outline.Layers.OfType<FittedItem>())
        {
            string? objection = first?.Index < item.Index ? $"it is fitted to the network's inputs, so it has to stand before every layer that learns or computes"
                : (before, item) switch
                {
                    (ProjectionItem, ScalingItem) => "the components of a projection are scaled by [Whiten], and their inputs before it",
                    (ScalingItem, ScalingItem) => $"the inputs are scaled by [{before!.Method}] already",
                    (ProjectionItem, ProjectionItem) => $"the inputs are projected by [{before!.Method}] already",
                    _ => null,
                };
            if (objection is not null)
            {
                // A second one of its kind has no place at all.
                LayerItem other = outline.Layers.First(layer => layer == first || layer == before || (item is ScalingItem && layer is ProjectionItem));
                bool isSecond = outline.Layers.OfType<FittedItem>().Any(earlier => earlier.Index < item.Index && earlier.GetType() == item.GetType());
                yield return Finding.On(item, Rules.FittedLayerMisplaced, item.Method.ToString(), objection)
                    with { RelatedItem = other.Index, Suggestion = isSecond ? null : item is ScalingItem ? ToMoveFirst : ToMove };
            }

            before = item;
        }
    }

    private static IEnumerable<Finding> Components(NetworkOutline outline, ShapeInference shapes)
    {
        foreach (ProjectionItem projection in outline.Layers.OfType<ProjectionItem>())
        {
            if (shapes.Into(projection) is { Size: var features } && projection.Components > features)
            {
                yield return Ranges.OutOfRange(
                    projection, ParameterNames.Components, projection.Components.ToString(CultureInfo.InvariantCulture),
                    FormattableString.Invariant($"at most {features}, the features that arrive"));
            }
        }
    }

    /// <summary>A projection that centres its inputs itself does so by a layer whose name nothing else may have.</summary>
    private static IEnumerable<Finding> Names(NetworkOutline outline)
    {
        foreach (ProjectionItem projection in outline.Layers.OfType<ProjectionItem>())
        {
            string? center = outline.ImplicitCenterOf(projection);
            NamedLayerItem? other = outline.NamedLayers.FirstOrDefault(
                layer => string.Equals(outline.NameOf(layer), center, StringComparison.OrdinalIgnoreCase));
            if (other is not null)
            {
                yield return Finding.OnArgument(
                    other, other.Name is null ? null : nameof(NamedLayerItem.Name), Rules.DuplicateLayerName, center!,
                    $"the layer that centres the inputs of '{outline.NameOf(projection)}'") with
                {
                    RelatedItem = projection.Index,
                    Suggestion = center + "2",
                };
            }
        }
    }
}
