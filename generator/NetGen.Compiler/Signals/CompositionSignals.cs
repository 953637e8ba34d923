using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Signals;

/// <summary>The signal through compositions: forward variances add, and so do the gradients' mean squares on the way back.</summary>
internal static class CompositionSignals
{
    /// <summary>More passes through blocks than these would make the editor wait.</summary>
    private const int MostPasses = 1000;

    /// <summary>
    /// Whether the theory speaks of a composition: sums and concatenations without an activation behind them, whose blocks end in values of
    /// mean 0, as those of a Dense layer or of BatchNorm are. Behind a rectified sum the values have a mean, which the recursion does not follow.
    /// </summary>
    public static bool AreKnown(CompositionNode node) =>
        Passes(node) <= MostPasses
        && node.After is null
        && node.Merge != MergeOperation.Multiply
        && node.Branches.All(branch => IsCentred(branch) && branch.Nodes.OfType<CompositionNode>().All(AreKnown))
        && node.Form != CompositionForm.Poly2;

    /// <summary>The state behind a composition.</summary>
    public static SignalState Forward(CompositionNode node, SignalState state)
    {
        for (int repeat = 0; repeat < node.Repeat; repeat++)
        {
            List<SignalState> outputs = [];
            foreach (GraphBranch branch in node.Branches)
                outputs.Add(SignalRecursion.Forward(branch.Nodes, branch.Source < 0 ? state : outputs[branch.Source]).Last());

            state = Merged(node, state, outputs);
        }

        return state;
    }

    /// <summary>The factor of the gradient's mean square from behind a composition to before it: Π(1 + χ) for residual ones.</summary>
    public static double Backward(CompositionNode node, SignalState state)
    {
        double product = 1;
        for (int repeat = 0; repeat < node.Repeat; repeat++)
        {
            List<SignalState> outputs = [];
            double[] gains = new double[node.Branches.Count];
            for (int i = 0; i < node.Branches.Count; i++)
            {
                GraphBranch branch = node.Branches[i];
                SignalState[] states = SignalRecursion.Forward(branch.Nodes, branch.Source < 0 ? state : outputs[branch.Source]);
                outputs.Add(states[states.Length - 1]);
                gains[i] = SignalRecursion.Backward(branch.Nodes, states);
            }

            product *= Gain(node, gains);
            state = Merged(node, state, outputs);
        }

        return product;
    }

    private static double Gain(CompositionNode node, double[] gains)
    {
        // Of a concatenation each branch is handed its own columns, of a sum all of it.
        double[] arriving = [.. node.Branches.Select(branch =>
            node.Merge == MergeOperation.Concat ? branch.Output.Shape.Size / (double)node.Shape.Size : 1)];
        // What comes back through G meets, at the output of F, what is there already.
        for (int i = gains.Length - 1; i >= 0; i--)
        {
            if (node.Branches[i].Source is >= 0 and var source)
                arriving[source] += arriving[i] * gains[i];
        }

        double sum = node.Skips ? Projected(node) : 0;
        for (int i = 0; i < gains.Length; i++)
        {
            if (node.Branches[i].Source < 0)
                sum += arriving[i] * gains[i];
        }

        return sum;
    }

    private static SignalState Merged(CompositionNode node, SignalState input, List<SignalState> outputs)
    {
        if (node.Merge == MergeOperation.Concat)
        {
            double width = node.Shape.Size;
            return outputs.Select((output, i) => output.Times(node.Branches[i].Output.Shape.Size / width)).Aggregate((a, b) => a + b);
        }

        SignalState sum = outputs.Aggregate((a, b) => a + b);
        return node.Skips ? sum + input.Times(Projected(node)) : sum;
    }

    /// <summary>n_in Var[W] of the projection; 1 without one.</summary>
    private static double Projected(CompositionNode node) => node.Projection is { } projection ? projection.FanIn * projection.Initializer.Variance : 1;

    private static double Passes(CompositionNode node) =>
        node.Repeat * node.Branches.Sum(branch => 1 + branch.Nodes.OfType<CompositionNode>().Sum(Passes));

    private static bool IsCentred(GraphBranch branch) => branch.Output switch
    {
        DenseNode or NormalizationNode { Method: not NormalizationMethod.RMSNorm } => true,
        ActivationNode { Function: ActivationFunction.Tanh } => true,
        CompositionNode { Skips: false } composition => AreKnown(composition),
        DropoutNode => branch.Nodes.Count > 2 && branch.Nodes[branch.Nodes.Count - 2] is DenseNode or NormalizationNode,
        _ => false,
    };
}
