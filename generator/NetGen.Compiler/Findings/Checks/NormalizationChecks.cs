using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether normalisations stand where they help, with figures that make sense.</summary>
internal static class NormalizationChecks
{
    private const int SmallestBatch = 8;
    private const double SmallestEpsilon = 1e-8;
    private const double LargestEpsilon = 1e-2;
    private const double SmallestMomentum = 1e-3;
    private const double LargestMomentum = 0.5;

    public static IEnumerable<Finding> Run(NetworkOutline outline)
    {
        LayerItem? before = null;
        LayerItem? beforeThat = null;
        foreach (LayerItem layer in outline.Layers)
        {
            if (layer is NormalizationItem norm)
            {
                if (norm.Method == NormalizationMethod.BatchNorm && Place(outline, norm, before, beforeThat) is { } misplaced)
                    yield return misplaced;
                foreach (Finding figure in Figures(norm))
                    yield return figure;
            }

            (beforeThat, before) = (before, layer);
        }

        if (SmallBatch(outline) is { } small)
            yield return small;
    }

    private static Finding? SmallBatch(NetworkOutline outline)
    {
        LayerItem? normalized = outline.Layers.FirstOrDefault(LooksAcrossBatch);
        TrainingItem? training = outline.Items.OfType<TrainingItem>().FirstOrDefault();
        if (normalized is null || training?.BatchSize is not (> 1 and < SmallestBatch and int rows))
            return null;
        string name = normalized is CompositionItem composition
            ? $"the BatchNorm within {outline.NameOf(composition)}"
            : outline.NameOf((NamedLayerItem)normalized);
        return Finding.OnArgument(
            training, nameof(training.BatchSize), Rules.SmallBatch, rows.ToString(CultureInfo.InvariantCulture), name,
            Signals.Figures.Text(100 * Math.Sqrt(2.0 / (rows - 1)))) with { RelatedItem = normalized.Index };
    }

    /// <summary>Whether a layer is a BatchNorm, or contains one at some depth.</summary>
    public static bool LooksAcrossBatch(DeclarationItem item) => item switch
    {
        NormalizationItem norm => norm.Method == NormalizationMethod.BatchNorm,
        CompositionItem composition => composition.Blocks.Any(block => block.Items.Any(LooksAcrossBatch)),
        _ => false,
    };

    private static Finding? Place(NetworkOutline outline, NormalizationItem norm, LayerItem? before, LayerItem? beforeThat) => before switch
    {
        DenseItem { Bias: true, Pieces: null } dense =>
            Finding.On(dense, Rules.UselessBias, outline.NameOf(dense), outline.NameOf(norm)) with { RelatedItem = norm.Index },
        ActivationItem activation when beforeThat is DenseItem =>
            Finding.On(norm, Rules.NormalizationAfterActivation, outline.NameOf(norm), activation.Function.ToString())
                with { RelatedItem = activation.Index },
        PReLUItem rectifier when beforeThat is DenseItem =>
            Finding.On(norm, Rules.NormalizationAfterActivation, outline.NameOf(norm), outline.NameOf(rectifier))
                with { RelatedItem = rectifier.Index },
        DropoutItem { IsAlpha: false } dropout when Defaults.Rate(dropout) > 0 =>
            Finding.On(dropout, Rules.DropoutBeforeBatchNorm, outline.NameOf(norm), Signals.Figures.Text(1 / (1 - Defaults.Rate(dropout))))
                with { RelatedItem = norm.Index },
        _ => null,
    };

    private static IEnumerable<Finding> Figures(NormalizationItem norm)
    {
        if (norm.Epsilon is < SmallestEpsilon)
            yield return OnFigure(nameof(norm.Epsilon), "ε", norm.Epsilon.Value, "a constant value is divided by next to nothing");
        else if (norm.Epsilon is > LargestEpsilon)
            yield return OnFigure(nameof(norm.Epsilon), "ε", norm.Epsilon.Value, "it hides the variance of all but large values");
        if (norm.Momentum is < SmallestMomentum)
        {
            yield return OnFigure(nameof(norm.Momentum), "A momentum", norm.Momentum.Value,
                "the running statistics keep what they start with; it is the share of the new batch");
        }
        else if (norm.Momentum is > LargestMomentum)
        {
            yield return OnFigure(nameof(norm.Momentum), "A momentum", norm.Momentum.Value,
                "the running statistics are those of the last batches; it is the share of the new batch");
        }

        Finding OnFigure(string argument, string what, double value, string why) => Finding.OnArgument(
            norm, argument, Rules.NormalizationFigure, what, value.ToString("R", CultureInfo.InvariantCulture), why);
    }
}
