using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the optimiser's figures are in the range in which it works.</summary>
internal static class OptimizerChecks
{
    private const double Smallest = 1e-7;
    private const double LargestAdaptive = 0.01;
    private const double LargestSgd = 1;
    private const double LargestWithMomentum = 1.5;

    // At 1 a step ends where the minimum is expected.
    private const double LargestNewton = 2;

    public static IEnumerable<Finding> Run(NetworkOutline outline, NetworkGraph graph)
    {
        if (outline.Optimizer is not { } item)
            yield break;
        if (Range(graph) is var (reason, better))
        {
            string rate = Text(graph.Optimizer.LearningRate);
            yield return Finding.OnArgument(item, nameof(item.LearningRate), Rules.LearningRateOutOfRange, rate, reason)
                with { Suggestion = better };
        }
    }

    private static (string Reason, string Better)? Range(NetworkGraph graph)
    {
        GraphOptimizer optimizer = graph.Optimizer;
        double rate = optimizer.LearningRate;
        OptimizerAlgorithm algorithm = optimizer.Algorithm;
        string usual = algorithm switch
        {
            OptimizerAlgorithm.SGD => "0.1",
            OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov => "0.01",
            _ => Short(algorithm.DefaultLearningRate()),
        };
        if (rate < Smallest)
            return ($"a float weight of size 1 does not change by less than {Text(Smallest)}", usual);

        switch (algorithm)
        {
            case OptimizerAlgorithm.SGD:
                return rate > LargestSgd ? ($"SGD above {Text(LargestSgd)} oversteps on a loss of ordinary curvature", usual) : null;
            case OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov:
                double effective = rate / (1 - optimizer.Momentum);
                return effective >= LargestWithMomentum
                    ? ($"a momentum of {Text(optimizer.Momentum)} makes it {Figures.Text(effective)} in the long run", usual)
                    : null;
            case OptimizerAlgorithm.LBFGS:
                return rate > LargestNewton ? ($"LBFGS above {Text(LargestNewton)} oversteps what it takes for the minimum by more than it was away", usual) : null;
            case OptimizerAlgorithm.PerceptronRule:
                // Where the weights start at 0, the answers do not depend on η.
                return null;
            case OptimizerAlgorithm.AdaGrad or OptimizerAlgorithm.AdaDelta:
                // The steps of the one shrink as it goes, those of the other begin near 0.
                return null;
            default:
                // A step moves each weight by up to η, whatever the gradient, and so a sum of n inputs of size 1 by up to η·n.
                DenseNode widest = graph.Nodes.DenseLayers().OrderByDescending(layer => layer.FanIn).First();
                return rate > LargestAdaptive && rate * widest.FanIn > 1
                    ? ($"a step of {algorithm} may move each sum of {widest.Name} by {Figures.Text(rate * widest.FanIn)}", usual)
                    : null;
        }
    }

    private static string Short(double number) => number.ToString(number < 0.01 ? "0e0" : "R", CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
