using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Signals;

/// <summary>Follows the variance and two pairs forward through a network, and the gradient back.</summary>
internal static class SignalRecursion
{
    private const double Standardised = 1;

    /// <param name="graph">The network; its biases start at 0.</param>
    /// <param name="inputSquare">E[x²]; null where it is not declared.</param>
    public static SignalProfile Run(NetworkGraph graph, double? inputSquare)
    {
        double square = inputSquare ?? Standardised;
        var states = new State[graph.Nodes.Count];
        // Two inputs are uncorrelated, and no mask has been drawn.
        states[0] = new State(square, square, 0);
        foreach (GraphNode node in graph.Nodes.Skip(1))
            states[node.Id] = Forward(node, states[node.Inputs[0]]);

        double?[] amplitudes = Amplitudes(graph, states);
        return new SignalProfile(square, inputSquare is not null, new EquatableArray<SignalRow>(graph.Nodes.Select(node =>
        {
            State state = states[node.Id];
            return new SignalRow(node.Id, state.Square, state.Distance(state.Inputs), state.Distance(state.Masks), amplitudes[node.Id]);
        })));
    }

    private static State Forward(GraphNode node, State state)
    {
        switch (node)
        {
            case DenseNode dense:
                return state.Times(dense.FanIn * dense.Initializer.Variance);
            case DropoutNode dropout:
                // Both inputs of the first pair see one mask; the second pair sees two.
                double keep = 1 - dropout.Rate;
                return new State(state.Square / keep, state.Inputs / keep, state.Square * dropout.Rate / keep + state.Masks)
                {
                    MeanSquare = state.MeanSquare,
                };
            case ActivationNode { Function: ActivationFunction.Softmax } softmax:
                double square = SoftmaxSquare(softmax, state.Square);
                return new State(square, square * state.Inputs, square * state.Masks);
            case ActivationNode activation:
                Transfer transfer = Transfer.Of(activation.Function, activation.Alpha);
                double outputSquare = transfer.Square(state.Square);
                return new State(
                    outputSquare,
                    Difference(transfer, state.Square, state.Inputs),
                    Difference(transfer, state.Square, state.Masks))
                {
                    // Two values of no correlation have half of the variance each between them.
                    MeanSquare = Math.Max(0, outputSquare - Difference(transfer, state.Square, state.Square)),
                };
            case NormalizationNode normalization:
                double gain = state.Gain(normalization);
                return normalization.OverBatch
                    ? new State(state.BatchVariance * gain, state.Inputs * gain, state.Masks * gain)
                    : new State((state.Square - (normalization.HasShift ? state.MeanSquare : 0)) * gain, state.Inputs * gain, state.Masks * gain)
                    {
                        MeanSquare = normalization.HasShift ? 0 : state.MeanSquare * gain,
                    };
            default:
                throw new InvalidOperationException($"No signal for {node}.");
        }
    }

    private static double Difference(Transfer transfer, double square, double difference) =>
        square == 0 || difference == 0 ? 0 : transfer.Difference(square, Math.Min(2, difference / square));

    /// <summary>From the last Dense layer back, node by node; each node of this vocabulary is read by one other.</summary>
    private static double?[] Amplitudes(NetworkGraph graph, State[] states)
    {
        var amplitudes = new double?[graph.Nodes.Count];
        DenseNode? last = graph.Nodes.OfType<DenseNode>().LastOrDefault();
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
    private static double Backward(GraphNode node, State state) => node switch
    {
        DenseNode dense => dense.FanIn * dense.Initializer.Variance,
        DropoutNode dropout => 1 / (1 - dropout.Rate),
        ActivationNode activation => Transfer.Of(activation.Function, activation.Alpha).SlopeSquare(state.Square),
        NormalizationNode normalization => state.Gain(normalization),
        _ => throw new InvalidOperationException($"No gradient for {node}."),
    };

    /// <summary>E[p²] of a softmax of normal logits, at most that of a certain answer; a difference of logits passes on times p.</summary>
    private static double SoftmaxSquare(ActivationNode softmax, double square)
    {
        double outputs = softmax.Shape.Size;
        return Math.Min(Math.Exp(Math.Min(square, 700)) / (outputs * outputs), 1 / outputs);
    }

    /// <summary>Mean squares: of the values, and of half the difference of each pair.</summary>
    private readonly record struct State(double Square, double Inputs, double Masks)
    {
        /// <summary>The square of the mean over a layer's units: 0 behind random weights, not behind an activation.</summary>
        public double MeanSquare { get; init; }

        /// <summary>What differs between the samples of a batch, each of which has masks of its own.</summary>
        public double BatchVariance => Math.Min(Square, Inputs + Masks);

        /// <summary>By what a normalisation multiplies mean squares, forward and backward: 1/(variance + ε), with γ = 1.</summary>
        public double Gain(NormalizationNode normalization) => 1 / (normalization.Epsilon + normalization.Method switch
        {
            NormalizationMethod.BatchNorm => BatchVariance,
            NormalizationMethod.LayerNorm => Square - MeanSquare,
            _ => Square,
        });

        public State Times(double factor) => new(Square * factor, Inputs * factor, Masks * factor);

        public double Distance(double difference) => Square == 0 ? 0 : difference / Square;
    }
}
