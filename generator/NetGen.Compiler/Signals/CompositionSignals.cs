using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Signals;

/// <summary>The signal through compositions: forward variances add, and so do the gradients' mean squares on the way back.</summary>
internal static class CompositionSignals
{
    /// <summary>More passes through blocks than these would make the editor wait.</summary>
    private const int MostPasses = 1000;

    /// <summary>A sample of units for each pass costs as much as many passes without one.</summary>
    private const int PassesOfSample = 5;

    /// <summary>Whether the theory speaks of a composition: where random weights in every branch, or other inputs, make its terms independent.</summary>
    public static bool AreKnown(CompositionNode node) => Passes(node) <= MostPasses && HasWeights(node);

    public static SignalStep Through(CompositionNode node, SignalState state) =>
        node.After is { } after ? ThroughSampled(node, after, state) : ThroughNormal(node, state);

    /// <summary>The gradient's mean square grows by Π(1 + χ) for residual ones.</summary>
    private static SignalStep ThroughNormal(CompositionNode node, SignalState input)
    {
        SignalState state = input;
        Branches? first = null;
        double later = 1;
        for (int repeat = 0; repeat < node.Repeat; repeat++)
        {
            Branches branches = Branches.Of(node, state);
            if (first is null)
                first = branches;
            else
                later *= branches.Gain + branches.SkipGain;
            state = node.Skips ? branches.Merged + state.Times(branches.SkipGain) : branches.Merged;
        }

        return new SignalStep(state, (first!.Gain + first.SkipGain) * later) { Within = first.Within(input, later) };
    }

    /// <summary>
    /// With an activation behind each sum. What it lets through of a unit goes on to the next sum of that unit, forward and back, so that the
    /// sums are not normal and a unit's slopes depend on each other: a sample of units is followed instead.
    /// </summary>
    private static SignalStep ThroughSampled(CompositionNode node, ActivationNode after, SignalState input)
    {
        var transfer = Transfer.Of(after.Function, after.Alpha, after.IsStraightThrough);
        bool carries = node is { Skips: true, Projection: null };
        SignalState state = input;
        UnitSample units = new UnitSample().Plus(state, addition: 0);
        Branches? first = null;
        Stack<(double[] SlopeSquares, double Gain)> passed = [];
        for (int repeat = 0; repeat < node.Repeat; repeat++)
        {
            Branches branches = Branches.Of(node, state);
            first ??= branches;
            SignalState drawn = node.Projection is null ? branches.Merged : branches.Merged + state.Times(branches.SkipGain);
            UnitSample sums = (carries ? units : new UnitSample()).Plus(drawn, addition: repeat + 1);
            units = sums.Through(transfer);
            passed.Push((sums.SlopeSquares(transfer, units), branches.Gain + (carries ? 0 : branches.SkipGain)));
            state = units.State;
        }

        // The mean square of each unit's gradient: its own way back along the skip, and the others' through the weights.
        double[] gradient = Array.ConvertAll(passed.Peek().SlopeSquares, _ => 1.0);
        double atSum = 1;
        foreach ((double[] slopeSquares, double gain) in passed)
        {
            for (int unit = 0; unit < gradient.Length; unit++)
                gradient[unit] *= slopeSquares[unit];
            atSum = gradient.Average();
            double mixed = gain * atSum;
            for (int unit = 0; unit < gradient.Length; unit++)
                gradient[unit] = mixed + (carries ? gradient[unit] : 0);
        }

        return new SignalStep(state, gradient.Average()) { Within = first!.Within(input, atSum) };
    }

    /// <summary>The node from behind which the gradient is followed back: of a head its last layer that learns, as of a network.</summary>
    public static int LastFollowed(GraphBranch branch) =>
        branch.Head is null ? branch.Output.Id : branch.Nodes.LastOrDefault(GraphWalk.Learns)?.Id ?? 0;

    private static double Passes(CompositionNode node) =>
        node.Repeat * ((node.After is null ? 0 : PassesOfSample) + node.Branches.Sum(branch => 1 + branch.Nodes.OfType<CompositionNode>().Sum(Passes)));

    private static bool HasWeights(CompositionNode node) => node.Branches.All(branch =>
        branch.Nodes.OfType<CompositionNode>().All(HasWeights)
        && branch.Nodes.Any(inner => inner is DenseNode or SelectNode or CompositionNode { Skips: false }));

    /// <summary>What one repetition makes of a state.</summary>
    /// <param name="Steps">Of each branch's nodes.</param>
    /// <param name="Merged">The branches' sum, product or concatenation.</param>
    /// <param name="Arriving">The factor of the gradient's mean square from behind the merge to behind each branch.</param>
    /// <param name="Gain">… from there to before them, summed.</param>
    /// <param name="SkipGain">… and past them: n_in Var[W] of the projection, 1 without one, 0 where nothing goes past.</param>
    private sealed record Branches(SignalStep[][] Steps, SignalState Merged, double[] Arriving, double Gain, double SkipGain)
    {
        public static Branches Of(CompositionNode node, SignalState state)
        {
            List<SignalStep[]> steps = [];
            List<SignalState> outputs = [];
            List<double> gains = [];
            foreach (GraphBranch branch in node.Branches)
            {
                SignalStep[] passed = SignalRecursion.Through(branch.Nodes, branch.Source < 0 ? state : outputs[branch.Source]);
                steps.Add(passed);
                outputs.Add(passed.Last().Output);
                gains.Add(passed.Take(LastFollowed(branch) + 1).Aggregate(1.0, (product, step) => product * step.Gain));
            }

            double skip = !node.Skips ? 0 : node.Projection is { } projection ? projection.FanIn * projection.Initializer.Variance : 1;
            (double[] arriving, double gain) = Back(node, outputs, gains);
            return new Branches([.. steps], Merge(node, outputs), arriving, gain, skip);
        }

        /// <param name="input">What the repetition reads.</param>
        /// <param name="behind">The factor of the gradient's mean square from behind the last repetition to behind this one's merge.</param>
        public CompositionSteps Within(SignalState input, double behind) => new(
            [.. Steps.Select((steps, i) => new BranchSteps(steps, behind * Arriving[i]))], input.Times(SkipGain), behind);

        private static SignalState Merge(CompositionNode node, List<SignalState> outputs) => node.Merge switch
        {
            MergeOperation.Concat => SignalState.Mixture(outputs.Select((output, i) => (output, Share(node, i)))),
            MergeOperation.Multiply => outputs.Aggregate((a, b) => a * b),
            _ => outputs.Aggregate((a, b) => a + b),
        };

        private static (double[] Arriving, double Gain) Back(CompositionNode node, List<SignalState> outputs, List<double> gains)
        {
            // Of a concatenation each branch is handed its own columns, of a sum all of it, of a product all of it times the others.
            double[] arriving = [.. outputs.Select((_, i) => node.Merge switch
            {
                MergeOperation.Concat => Share(node, i),
                MergeOperation.Multiply => outputs.Where((_, other) => other != i).Aggregate(1.0, (product, other) => product * other.Square),
                _ => 1,
            })];
            double sum = 0;
            // What comes back through G meets, at the output of F, what is there already.
            for (int i = gains.Count - 1; i >= 0; i--)
            {
                if (node.Branches[i].Source is >= 0 and var source)
                    arriving[source] += arriving[i] * gains[i];
                else
                    sum += arriving[i] * gains[i];
            }

            return (arriving, sum);
        }

        private static double Share(CompositionNode node, int branch) => node.Branches[branch].Output.Shape.Size / (double)node.Shape.Size;
    }
}
