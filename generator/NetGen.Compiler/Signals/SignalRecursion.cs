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
        SignalState[] states = Forward(graph.Nodes, new SignalState(square, square, 0, square));
        double?[] amplitudes = Amplitudes(graph, states);
        return new SignalProfile(square, inputSquare is not null, new EquatableArray<SignalRow>(graph.Nodes.Select(node =>
        {
            SignalState state = states[node.Id];
            return new SignalRow(node.Id, state.Square, state.Distance(state.Inputs), state.Distance(state.Masks), state.Distance(state.Both), amplitudes[node.Id]);
        })));
    }

    /// <summary>The state behind each node of a network or a block.</summary>
    /// <param name="nodes">The nodes, the input first.</param>
    /// <param name="input">Its state.</param>
    public static SignalState[] Forward(IReadOnlyList<GraphNode> nodes, SignalState input)
    {
        var states = new SignalState[nodes.Count];
        states[0] = input;
        foreach (GraphNode node in nodes.Skip(1))
            states[node.Id] = Forward(node, states[node.Inputs[0]]);
        return states;
    }

    /// <summary>The factor of the gradient's mean square from behind the last node of a block to before its first.</summary>
    public static double Backward(IReadOnlyList<GraphNode> nodes, SignalState[] states) =>
        nodes.Skip(1).Aggregate(1.0, (product, node) => product * Backward(node, states[node.Inputs[0]]));

    private static SignalState Forward(GraphNode node, SignalState state)
    {
        switch (node)
        {
            case CompositionNode composition:
                return CompositionSignals.Forward(composition, state);
            case DenseNode dense:
                SignalState sums = state.Times(dense.FanIn * dense.Initializer.Variance);
                return sums with { Square = sums.Square + dense.BiasInit * dense.BiasInit, Mean = dense.BiasInit };
            case FittedNode fitted:
                return FittedSignals.Forward(fitted, state);
            case FlattenNode:
                return state;
            case DropoutNode dropout:
                // Both inputs of the first pair see one mask; the other pairs see two.
                double keep = 1 - dropout.Rate;
                double noise = state.Square * dropout.Rate / keep;
                return new SignalState(state.Square / keep, state.Inputs / keep, noise + state.Masks, noise + state.Both)
                {
                    Mean = state.Mean,
                };
            case ActivationNode { Function: ActivationFunction.Softmax } softmax:
                double square = SoftmaxSquare(softmax, state.Square);
                return new SignalState(square, square * state.Inputs, square * state.Masks, square * state.Both);
            case ActivationNode activation:
                Transfer transfer = Transfer.Of(activation.Function, activation.Alpha, activation.IsStraightThrough);
                double inputs = Difference(transfer, state.Square, state.Inputs);
                return new SignalState(
                    transfer.Square(state.Square),
                    inputs,
                    Difference(transfer, state.Square, state.Masks),
                    state.Masks == 0 ? inputs : Difference(transfer, state.Square, state.Both))
                {
                    Mean = transfer.Mean(state.Square),
                };
            case NormalizationNode normalization:
                SignalState scaled = state.Times(state.Gain(normalization));
                return normalization.Method switch
                {
                    NormalizationMethod.BatchNorm => scaled with { Square = scaled.Both, Mean = 0 },
                    NormalizationMethod.LayerNorm => scaled with { Square = scaled.Square - scaled.Mean * scaled.Mean, Mean = 0 },
                    _ => scaled,
                };
            default:
                throw new InvalidOperationException($"No signal for {node}.");
        }
    }

    private static double Difference(Transfer transfer, double square, double difference) =>
        square == 0 || difference == 0 ? 0 : transfer.Difference(square, Math.Min(2, difference / square));

    /// <summary>From the last Dense layer back, node by node; each node of this vocabulary is read by one other.</summary>
    private static double?[] Amplitudes(NetworkGraph graph, SignalState[] states)
    {
        var amplitudes = new double?[graph.Nodes.Count];
        GraphNode? last = graph.Nodes.LastOrDefault(GraphWalk.Learns);
        if (last is null)
            return amplitudes;

        amplitudes[last.Id] = 1;
        for (int id = last.Id; id > 0; id--)
        {
            GraphNode node = graph.Nodes[id];
            amplitudes[node.Inputs[0]] = amplitudes[id] * Math.Sqrt(Backward(node, states[node.Inputs[0]]));
        }

        return amplitudes;
    }

    /// <summary>The factor of the gradient's mean square from behind a node to before it.</summary>
    private static double Backward(GraphNode node, SignalState state) => node switch
    {
        CompositionNode composition => CompositionSignals.Backward(composition, state),
        DenseNode dense => dense.FanIn * dense.Initializer.Variance,
        FittedNode fitted => FittedSignals.Backward(fitted, state),
        FlattenNode => 1,
        DropoutNode dropout => 1 / (1 - dropout.Rate),
        ActivationNode activation => Transfer.Of(activation.Function, activation.Alpha, activation.IsStraightThrough).SlopeSquare(state.Square),
        NormalizationNode normalization => state.Gain(normalization),
        _ => throw new InvalidOperationException($"No gradient for {node}."),
    };

    /// <summary>E[p²] of a softmax of normal logits, at most that of a certain answer; a difference of logits passes on times p.</summary>
    private static double SoftmaxSquare(ActivationNode softmax, double square)
    {
        double outputs = softmax.Shape.Size;
        return Math.Min(Math.Exp(Math.Min(square, 700)) / (outputs * outputs), 1 / outputs);
    }
}
