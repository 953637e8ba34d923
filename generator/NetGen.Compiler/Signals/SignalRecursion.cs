using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Signals;

/// <summary>Follows the variance and three pairs forward through a network, and the gradient back.</summary>
internal static class SignalRecursion
{
    private const double Standardised = 1;

    /// <param name="graph">The network.</param>
    /// <param name="inputSquare">E[x²]; null where it is not declared.</param>
    public static SignalProfile Run(NetworkGraph graph, double? inputSquare)
    {
        double square = inputSquare ?? Standardised;
        // Two inputs are uncorrelated, and no mask has been drawn.
        SignalStep[] steps = Through(graph.Nodes, new SignalState(square, square, 0, square));
        GraphNode? last = graph.Nodes.LastOrDefault(GraphWalk.Learns);
        return new SignalProfile(square, inputSquare is not null, Rows(graph.Nodes, steps, last?.Id ?? -1, 1));
    }

    /// <summary>What each node of a network or a block makes of the signal.</summary>
    /// <param name="nodes">The nodes, the input first.</param>
    /// <param name="input">Its state.</param>
    public static SignalStep[] Through(IReadOnlyList<GraphNode> nodes, SignalState input)
    {
        var steps = new SignalStep[nodes.Count];
        steps[0] = new SignalStep(input, 1);
        foreach (GraphNode node in nodes.Skip(1))
            steps[node.Id] = Through(node, steps[node.Inputs[0]].Output, nodes[node.Inputs[0]].Shape.Size);
        return steps;
    }

    private static SignalStep Through(GraphNode node, SignalState state, double arriving)
    {
        switch (node)
        {
            case CompositionNode composition:
                return CompositionSignals.Through(composition, state);
            case FittedNode fitted:
                return FittedSignals.Through(fitted, state);
            case FlattenNode:
                return new SignalStep(state, 1);
            case SelectNode select:
                // What comes back lies in a part of the row's columns.
                return new SignalStep(state.Times(select.SquareShare), select.Shape.Size / arriving);
            case DenseNode dense:
                double gain = dense.FanIn * dense.Initializer.Variance;
                SignalState sums = state.Times(gain);
                return new SignalStep(sums with { Square = sums.Square + dense.BiasInit * dense.BiasInit, Mean = dense.BiasInit }, gain);
            case DropoutNode dropout:
                return Through(dropout, state);
            case ActivationNode { Function: ActivationFunction.Softmax }:
                // Only outputs have one, and no gradient is followed from behind them.
                return new SignalStep(SoftmaxSignals.Probabilities(state, arriving), double.NaN);
            case ActivationNode { Function: ActivationFunction.LogSoftmax }:
                return new SignalStep(SoftmaxSignals.Logarithms(state, arriving), double.NaN);
            case ActivationNode activation:
                return Through(Transfer.Of(activation.Function, activation.Alpha, activation.IsStraightThrough), state);
            case MaxPiecesNode pieces:
                return Through(NormalMaximum.Of(pieces.Pieces), state);
            case PReLUNode rectifier:
                return Through(new Rectifier(rectifier.Alpha), state);
            case NormalizationNode normalization:
                SignalState scaled = state.Times(state.Gain(normalization));
                SignalState normalized = normalization.Method switch
                {
                    NormalizationMethod.BatchNorm => scaled with { Square = scaled.Both, Mean = 0 },
                    NormalizationMethod.LayerNorm => scaled with { Square = scaled.Square - scaled.Mean * scaled.Mean, Mean = 0 },
                    _ => scaled,
                };
                return new SignalStep(normalized, state.Gain(normalization));
            default:
                throw new InvalidOperationException($"No signal for {node}.");
        }
    }

    /// <summary>y ← ay + b where a value is kept, ad + b where it is dropped: d = 0, or what SELU saturates at.</summary>
    private static SignalStep Through(DropoutNode dropout, SignalState state)
    {
        double keep = 1 - dropout.Rate;
        double square = dropout.Scale * dropout.Scale;
        double dropped = dropout.IsAlpha ? DropoutNode.Saturation : 0;
        double mean = dropout.Scale * (keep * state.Mean + dropout.Rate * dropped) + dropout.Shift;
        // E[(ay)²] over kept and dropped values, before the shift.
        double scaled = square * (keep * state.Square + dropout.Rate * dropped * dropped);
        // Both inputs of the first pair see one mask; the other pairs see two, which differ where one keeps what the other drops.
        double noise = keep * dropout.Rate * square * (state.Square - 2 * dropped * state.Mean + dropped * dropped);
        SignalState output = new(
            scaled + 2 * dropout.Shift * (mean - dropout.Shift) + dropout.Shift * dropout.Shift,
            keep * square * state.Inputs,
            noise + keep * keep * square * state.Masks,
            noise + keep * keep * square * state.Both)
        {
            Mean = mean,
        };
        return new SignalStep(output, keep * square);
    }

    private static SignalStep Through(Transfer transfer, SignalState state)
    {
        double inputs = Difference(transfer, state.Square, state.Inputs);
        SignalState output = new(
            transfer.Square(state.Square),
            inputs,
            Difference(transfer, state.Square, state.Masks),
            state.Masks == 0 ? inputs : Difference(transfer, state.Square, state.Both))
        {
            Mean = transfer.Mean(state.Square),
        };
        return new SignalStep(output, transfer.SlopeSquare(state.Square));
    }

    /// <summary>Of so many pieces with one bias in common; the gradient goes to one of them whole.</summary>
    private static SignalStep Through(NormalMaximum maximum, SignalState state)
    {
        double variance = Math.Max(0, state.Square - state.Mean * state.Mean);
        double mean = Math.Sqrt(variance) * maximum.Mean;
        SignalState output = new(
            variance * maximum.Square + 2 * state.Mean * mean + state.Mean * state.Mean,
            Difference(state.Inputs), Difference(state.Masks), Difference(state.Both))
        {
            Mean = mean + state.Mean,
        };
        return new SignalStep(output, 1);

        double Difference(double difference) =>
            variance == 0 || difference == 0 ? 0 : variance * maximum.Difference(Math.Min(2, difference / variance));
    }

    private static double Difference(Transfer transfer, double square, double difference) =>
        square == 0 || difference == 0 ? 0 : transfer.Difference(square, Math.Min(2, difference / square));

    /// <summary>From the last node that learns back, node by node; each node of this vocabulary is read by one other.</summary>
    /// <param name="nodes">Of a network or a branch.</param>
    /// <param name="steps">What they make of the signal.</param>
    /// <param name="last">The node to start from; -1 where none learns.</param>
    /// <param name="amplitude">The gradient's strength behind it; null where none is followed.</param>
    private static EquatableArray<SignalRow> Rows(EquatableArray<GraphNode> nodes, SignalStep[] steps, int last, double? amplitude)
    {
        var amplitudes = new double?[nodes.Count];
        if (last >= 0)
            amplitudes[last] = amplitude;
        for (int id = last; id > 0; id--)
            amplitudes[nodes[id].Inputs[0]] = amplitudes[id] * Math.Sqrt(steps[id].Gain);
        return new(nodes.Select(node => node is CompositionNode composition
            ? RowOf(composition, steps[node.Id], amplitudes[node.Id])
            : RowOf(node.Id, steps[node.Id].Output, amplitudes[node.Id])));
    }

    private static SignalRow RowOf(CompositionNode node, SignalStep step, double? amplitude)
    {
        CompositionSteps within = step.Within!;
        return RowOf(node.Id, step.Output, amplitude) with
        {
            Branches = new(within.Branches.Zip(node.Branches, (passed, branch) =>
                Rows(branch.Nodes, passed.Steps, CompositionSignals.LastFollowed(branch), amplitude * Math.Sqrt(passed.Arriving)))),
            Projection = node.Projection is null ? null : RowOf(0, within.Skip, amplitude * Math.Sqrt(within.SkipArriving)),
        };
    }

    private static SignalRow RowOf(int node, SignalState state, double? amplitude) => new(
        node, state.Square, state.Distance(state.Inputs), state.Distance(state.Masks), state.Distance(state.Both), amplitude);
}
