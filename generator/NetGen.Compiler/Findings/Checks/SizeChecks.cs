using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether every buffer, with its padding, can be indexed by an int.</summary>
internal static class SizeChecks
{
    private const long Limit = int.MaxValue;

    /// <summary>Mean, scale, offset, and the number of samples beside them.</summary>
    private const int ScalingVectors = 4;

    public static IEnumerable<Finding> Run(NetworkOutline outline, ShapeInference shapes)
    {
        if (shapes.Input is { Size: var sample } && (sample > Limit || LeadingDimension.Of(sample) > Limit))
        {
            DeclarationItem? holder = (DeclarationItem?)outline.Input ?? outline.Layers[0];
            yield return TooLarge(holder, "One sample takes", sample);
            yield break;
        }

        long parameters = 0;
        foreach (NamedLayerItem layer in outline.NamedLayers)
        {
            if (layer is CompositionItem composition)
            {
                BlockSize size = BlockSize.Of(composition, outline, shapes.Into(composition));
                if (parameters + size.Parameters > Limit || size.Row > Limit)
                {
                    yield return TooLarge(composition, "The blocks take", (long)Math.Min(1e18, Math.Max(size.Parameters, size.Row)));
                    yield break;
                }

                parameters += (long)size.Parameters;
                continue;
            }

            // Sizes are ints, so that one layer's floats fit a long, and the sum stops at the first that exceeds the limit.
            parameters += FloatsOf(layer, shapes.Into(layer)?.Size ?? 1);
            if (parameters > Limit)
            {
                yield return TooLarge(layer, "The parameters up to this layer take", parameters);
                yield break;
            }
        }

        if (outline.Optimizer is { } optimizer && outline.IsTrained)
        {
            long states = parameters * GraphOptimizer.Of(optimizer).StatesPerParameter;
            if (states > Limit)
                yield return TooLarge(optimizer, $"The states of {optimizer.Algorithm} take", states);
        }
    }

    private static long FloatsOf(NamedLayerItem layer, long inputs) => layer switch
    {
        DenseItem { Units: >= 1 } dense => (inputs + (dense.Bias ? 1 : 0)) * LeadingDimension.Of(dense.Columns),
        ScalingItem => ScalingVectors * LeadingDimension.RoundUp(inputs),
        ProjectionItem { Components: >= 1 } projection =>
            ScalingVectors * LeadingDimension.RoundUp(inputs) + (inputs + 1) * LeadingDimension.Of(projection.Components),
        NormalizationItem => BlockSize.NormalizationVectors * LeadingDimension.RoundUp(inputs),
        _ => 0,
    };

    private static Finding TooLarge(DeclarationItem item, string what, long floats) =>
        Finding.On(item, Rules.NetworkTooLarge, what, floats.ToString("N0", CultureInfo.InvariantCulture));
}
