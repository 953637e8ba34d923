using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether penalties and bounds do what they are meant for.</summary>
internal static class RegularizationChecks
{
    private const double SmallestPenalty = 1e-5;
    private const double LargestPenalty = 1e-2;

    public static IEnumerable<Finding> Run(NetworkOutline outline, NetworkGraph graph) =>
    [
        .. outline.Items.OfType<PenaltyItem>().SelectMany(Range),
        .. graph.Optimizer.Algorithm.RescalesGradient() ? outline.Items.OfType<PenaltyItem>().SelectMany(penalty => Rescaled(penalty, graph)) : [],
        .. outline.Items.OfType<MaxNormItem>().SelectMany(maxNorm => ClipsAtStart(maxNorm, graph)),
    ];

    private static IEnumerable<Finding> Range(PenaltyItem penalty)
    {
        (string Argument, double? Lambda)[] figures = penalty is { L1: not null, L2: not null }
            ? [(ParameterNames.Lambda1, penalty.L1), (ParameterNames.Lambda2, penalty.L2)]
            : [(ParameterNames.Lambda, penalty.L1 ?? penalty.L2)];
        foreach ((string argument, double? lambda) in figures)
        {
            if (lambda is > 0 and (< SmallestPenalty or > LargestPenalty))
            {
                yield return Finding.OnArgument(
                    penalty, argument, Rules.PenaltyOutOfRange, Text(lambda.Value), $"between {Text(SmallestPenalty)} and {Text(LargestPenalty)}");
            }
        }
    }

    private static IEnumerable<Finding> Rescaled(PenaltyItem penalty, NetworkGraph graph)
    {
        if (penalty.L2 is not > 0)
            yield break;
        OptimizerAlgorithm algorithm = graph.Optimizer.Algorithm;
        OptimizerAlgorithm decoupled = algorithm == OptimizerAlgorithm.Adam ? OptimizerAlgorithm.AdamW : algorithm;
        string remedy = decoupled == algorithm ? "WeightDecay" : $"{decoupled} with WeightDecay";
        yield return Finding.On(
            penalty, Rules.PenaltyRescaled, algorithm.ToString(), $"weights with large gradients hardly decay; {remedy} decays all alike")
            with { Suggestion = penalty.Word == "L2" && graph.Optimizer.WeightDecay == 0 ? decoupled.ToString() : null };
    }

    /// <summary>The squares of n weights of variance σ² add up to about nσ².</summary>
    private static IEnumerable<Finding> ClipsAtStart(MaxNormItem maxNorm, NetworkGraph graph)
    {
        DenseNode largest = graph.Nodes.DenseLayers().OrderByDescending(Square).First();
        if (Square(largest) > maxNorm.Bound * maxNorm.Bound)
        {
            yield return Finding.OnArgument(
                maxNorm, ParameterNames.Bound, Rules.MaxNormClipsAtStart, largest.Name, Figures.Text(Math.Sqrt(Square(largest))),
                Text(maxNorm.Bound));
        }

        static double Square(DenseNode layer) => layer.FanIn * layer.Initializer.Variance;
    }

    private static string Text(double number) => number.ToString(number < 1e-3 ? "0.##e0" : "0.####", CultureInfo.InvariantCulture);
}
