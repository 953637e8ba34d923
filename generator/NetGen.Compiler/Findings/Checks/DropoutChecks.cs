using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether dropout stands where it helps, at a rate that leaves something.</summary>
internal static class DropoutChecks
{
    private const double LargestHiddenRate = 0.5;
    private const double LargestInputRate = 0.3;
    private const double RareLoss = 1e-3;
    private const double LargestGrowth = 10;
    private const double SmallestRecipeMomentum = 0.95;

    public static IEnumerable<Finding> Run(NetworkOutline outline, NetworkGraph graph)
    {
        int firstDense = graph.Nodes.First(GraphWalk.Learns).Id;
        int lastDense = graph.Nodes.Last(GraphWalk.Learns).Id;
        foreach (DropoutNode dropout in graph.Nodes.OfType<DropoutNode>())
        {
            var item = (DropoutItem)outline.Items[dropout.Item];
            if (dropout.Id > lastDense)
                yield return Finding.On(item, Rules.DropoutOnOutput);
            else if (HighRate(item, dropout, dropout.Id < firstDense) is { } high)
                yield return high;
            else if (Math.Pow(dropout.Rate, dropout.Shape.Size) is > RareLoss and var chance)
                yield return OnRate(item, Rules.WholeLayerDropped, $"{dropout.Shape.Size}", Figures.Text(chance));
        }

        if (Uncompensated(outline, graph) is { } growing)
            yield return growing;
        if (Recipe(outline, graph, lastDense) is { } missing)
            yield return missing;
    }

    private static Finding? HighRate(DropoutItem item, DropoutNode dropout, bool onInput)
    {
        double limit = onInput ? LargestInputRate : LargestHiddenRate;
        if (dropout.Rate <= limit)
            return null;
        // Where keeping that share instead is usual, the two may have been confused.
        decimal rate = (decimal)dropout.Rate;
        decimal swapped = item.Rate is null ? rate : 1 - rate;
        return OnRate(item, Rules.HighDropoutRate, Text(rate), onInput ? "the input" : "a hidden layer", Text((decimal)limit)) with
        {
            Suggestion = 1 - dropout.Rate <= limit ? Text(swapped) : null,
        };
    }

    /// <summary>
    /// He's variance, of which each dropout before the layer multiplies what arrives by 1/ρ. The suggestion gives the standard deviations that
    /// allow for it, by the layers' places among all Dense layers: <c>1=0.125;2=0.125</c>.
    /// </summary>
    private static Finding? Uncompensated(NetworkOutline outline, NetworkGraph graph)
    {
        double growth = 1;
        double keep = 1;
        int dense = 0;
        DropoutItem? first = null;
        List<string> deviations = [];
        foreach (GraphNode node in graph.Nodes)
        {
            if (node is DropoutNode { IsAlpha: false } dropout)
            {
                first ??= (DropoutItem)outline.Items[dropout.Item];
                keep *= 1 - dropout.Rate;
            }
            else if (node is NormalizationNode)
            {
                (growth, keep) = (1, 1);
            }
            else if (node is DenseNode layer)
            {
                if (keep < 1 && layer.Initializer.Declared is (Initializer.HeNormal or Initializer.HeUniform))
                {
                    growth /= keep;
                    double deviation = Math.Sqrt(keep * layer.Initializer.Variance);
                    deviations.Add($"{dense}={deviation.ToString("G4", CultureInfo.InvariantCulture)}");
                }

                keep = 1;
                dense++;
            }
        }

        return growth > LargestGrowth
            ? Finding.On(first!, Rules.DropoutUncompensated, Figures.Text(growth)) with { Suggestion = string.Join(";", deviations) }
            : null;
    }

    /// <summary>What the paper trains with: a bound of 3 to 4 on the weights into a unit, and a momentum of 0.95 to 0.99 at a large learning rate.</summary>
    private static Finding? Recipe(NetworkOutline outline, NetworkGraph graph, int lastDense)
    {
        if (graph.Nodes.OfType<DropoutNode>().FirstOrDefault(dropout => dropout is { Rate: > 0, IsAlpha: false } && dropout.Id < lastDense) is not { } first)
            return null;
        List<string> missing = [];
        if (outline.Regularization.MaxNorm == 0)
            missing.Add("a max-norm of 3 to 4");
        if (graph.Optimizer is { Algorithm: OptimizerAlgorithm.SGD or OptimizerAlgorithm.Momentum or OptimizerAlgorithm.Nesterov, Momentum: < SmallestRecipeMomentum and var momentum })
            missing.Add($"a momentum of 0.95 to 0.99 where {Figures.Text(momentum)} is declared");
        return missing.Count == 0 ? null : Finding.On(outline.Items[first.Item], Rules.DropoutRecipe, string.Join(" and ", missing));
    }

    private static Finding OnRate(DropoutItem item, Rule rule, params string[] arguments) =>
        Finding.OnArgument(item, item.Rate is null ? nameof(item.Keep) : ParameterNames.Rate, rule, arguments);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
