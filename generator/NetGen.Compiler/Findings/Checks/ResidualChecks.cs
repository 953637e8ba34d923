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
        return new Finding(Rules.ResidualGrows, stacks[0].Node.Item, null, new(
        [
            $"{blocks} residual blocks",
            Figures.Text(growth),
            Figures.Text(Math.Pow(growth, 1.0 / blocks)),
            $"let the last layer of {stacks[0].Node.Branches[0].Block} start small (Init = Normal with a small InitScale, or Init = Zeros), or normalise within it",
        ]));
    }

    /// <summary>The factor of the gradient's square from behind a stack to before it; 1 where no gradient arrives.</summary>
    private static double Growth(SignalProfile profile, CompositionNode node) =>
        profile.Rows[node.Inputs[0]].Amplitude is { } before && profile.Rows[node.Id].Amplitude is { } behind ? Math.Pow(before / behind, 2) : 1;
}
