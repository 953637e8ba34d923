using System.Globalization;
using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Findings.Checks;

/// <summary>Whether the sums of residual blocks stay within bounds: each multiplies the gradient's square by 1 + χ of its branch.</summary>
internal static class ResidualChecks
{
    /// <summary>Ten blocks that keep the variance, as He's do: 2¹⁰.</summary>
    private const double LargestGrowth = 1e3;

    /// <summary>The stack that grows most; null where all of them together stay below the limit.</summary>
    public static Finding? Run(NetworkGraph graph, SignalProfile profile)
    {
        (CompositionNode Node, double Growth)[] stacks =
        [
            .. graph.Nodes.OfType<CompositionNode>().Where(node => node.Skips)
                .Select(node => (node, Growth(profile, node)))
                .OrderByDescending(stack => stack.Item2),
        ];
        double growth = stacks.Aggregate(1.0, (product, stack) => product * stack.Growth);
        if (!(growth > LargestGrowth))
            return null;
        int blocks = stacks.Sum(stack => stack.Node.Repeat);
        (CompositionNode steepest, _) = stacks[0];
        return new Finding(Rules.ResidualGrows, steepest.Item, null, new(
        [
            $"{blocks} residual blocks",
            Figures.Text(growth),
            Figures.Text(Math.Pow(growth, 1.0 / blocks)),
            $"let the last layer of {steepest.Branches[0].Block} start small (Init = Normal with a small InitScale, or Init = Zeros), or normalise within it",
        ]))
        {
            Suggestion = SmallStart(stacks, blocks),
        };
    }

    /// <summary>
    /// The standard deviation of the last layer's weights with which the stacks of the steepest block multiply the gradient's square by e
    /// together: χ = 1/blocks each. Null where the block does not end in weights, or other blocks grow too.
    /// </summary>
    private static string? SmallStart((CompositionNode Node, double Growth)[] stacks, int blocks)
    {
        (CompositionNode steepest, double growth) = stacks[0];
        string block = steepest.Branches[0].Block;
        double others = stacks.Where(stack => stack.Node.Branches[0].Block != block).Aggregate(1.0, (product, stack) => product * stack.Growth);
        if (steepest.Branches[0].Output is not DenseNode last || steepest.Form != CompositionForm.Residual || others * Math.E > LargestGrowth)
            return null;
        double gain = Math.Pow(growth, 1.0 / steepest.Repeat) - 1;
        return Math.Sqrt(last.Initializer.Variance / (gain * blocks)).ToString("G3", CultureInfo.InvariantCulture);
    }

    /// <summary>The factor of the gradient's square from behind a stack to before it; 1 where no gradient arrives.</summary>
    private static double Growth(SignalProfile profile, CompositionNode node) =>
        profile.Rows[node.Inputs[0]].Amplitude is { } before && profile.Rows[node.Id].Amplitude is { } behind ? Math.Pow(before / behind, 2) : 1;
}
