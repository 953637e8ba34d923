using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Support;

namespace NetGen.Compiler.Signals;

/// <summary>Follows the variance and three pairs forward through a network, and the gradient back.</summary>
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
        states[0] = new State(square, square, 0, square);
        foreach (GraphNode node in graph.Nodes.Skip(1))
            states[node.Id] = Forward(node, states[node.Inputs[0]]);

        double?[] amplitudes = Amplitudes(graph, states);
        return new SignalProfile(square, inputSquare is not null, new EquatableArray<SignalRow>(graph.Nodes.Select(node =>
        {
            State state = states[node.Id];
            return new SignalRow(node.Id, state.Square, state.Distance(state.Inputs), state.Distance(state.Masks), state.Distance(state.Both), amplitudes[node.Id]);
        })));
    }

    private static State Forward(GraphNode node, State state)
    {
        switch (node)
        {
            case DenseNode dense:
                return state.Times(dense.FanIn * dense.Initializer.Variance) with { MeanSquare = 0 };
            case DropoutNode dropout:
                // Both inputs of the first pair see one mask; the other pairs see two.
                double keep = 1 - dropout.Rate;
                double noise = state.Square * dropout.Rate / keep;
                return new State(state.Square / keep, state.Inputs / keep, noise + state.Masks, noise + state.Both)
                {
                    MeanSquare = state.MeanSquare,
                };
            case ActivationNode { Function: ActivationFunction.Softmax } softmax:
                double square = SoftmaxSquare(softmax, state.Square);
                return new State(square, square * state.Inputs, square * state.Masks, square * state.Both);
            case ActivationNode activation:
                Transfer transfer = Transfer.Of(activation.Function, activation.Alpha);
                double inputs = Difference(transfer, state.Square, state.Inputs);
                double outputSquare = transfer.Square(state.Square);
                return new State(
                    outputSquare,
                    inputs,
                    Difference(transfer, state.Square, state.Masks),
                    state.Masks == 0 ? inputs : Difference(transfer, state.Square, state.Both))
                {
                    // Two values of no correlation have half of the variance each between them.
                    MeanSquare = Math.Max(0, outputSquare - Difference(transfer, state.Square, state.Square)),
                };
            case NormalizationNode normalization:
                State scaled = state.Times(state.Gain(normalization));
                return normalization.Method switch
                {
                    NormalizationMethod.BatchNorm => scaled with { Square = scaled.Both },
                    NormalizationMethod.LayerNorm => scaled with { Square = scaled.Square - scaled.MeanSquare, MeanSquare = 0 },
                    _ => scaled,
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

    /// <summary>Mean squares: of the values, and of half the difference of two inputs, of one input under two draws of the masks, of both.</summary>
    private readonly record struct State(double Square, double Inputs, double Masks, double Both)
    {
        /// <summary>The square of the mean over a layer's units: 0 behind random weights, not behind an activation.</summary>
        public double MeanSquare { get; init; }

        /// <summary>
        /// By what a normalisation multiplies mean squares, forward and backward: 1/(variance + ε), with γ = 1. The samples of a batch differ in
        /// both, inputs and masks.
        /// </summary>
        public double Gain(NormalizationNode normalization) => 1 / (normalization.Epsilon + normalization.Method switch
        {
            NormalizationMethod.BatchNorm => Both,
            NormalizationMethod.LayerNorm => Square - MeanSquare,
            _ => Square,
        });

        /// <summary>All of them by a factor.</summary>
        public State Times(double factor) => new(Square * factor, Inputs * factor, Masks * factor, Both * factor) { MeanSquare = MeanSquare * factor };

        public double Distance(double difference) => Square == 0 ? 0 : difference / Square;
    }
}
