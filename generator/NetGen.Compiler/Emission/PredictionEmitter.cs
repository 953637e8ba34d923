using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Lowering;

namespace NetGen.Compiler.Emission;

/// <summary>Prediction on the network itself, through a session that it keeps for this purpose.</summary>
internal static class PredictionEmitter
{
    private const string Borrow = "Session session = global::System.Threading.Interlocked.Exchange(ref _idle, null) ?? CreateSession();";
    private const string Return = "global::System.Threading.Volatile.Write(ref _idle, session);";

    public static void Write(CodeWriter writer, LoweredNetwork network)
    {
        writer.Write($$"""
            private Session? _idle;

            /// <summary>Scratch memory of its own, so that several threads predict from one network without locks.</summary>
            /// <param name="rows">The number of samples to compute at once, at least 1; more are taken in several goes.</param>
            /// <param name="threads">The threads that share them, the caller included; 0: as many as there are cores and the work is worth.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException"><paramref name="rows"/> is below 1 or too large for one buffer, or <paramref name="threads"/> negative or above 1024.</exception>
            public Session CreateSession(int rows = 64, int threads = 1) => new Session(this, rows, threads);

            /// <summary>Computes the outputs of one sample or of many, without allocation: {{Outputs(network)}}.</summary>
            /// <param name="inputs">[samples × {{network.InputSize}}], row after row.</param>
            /// <param name="outputs">[samples × {{network.OutputSize}}].</param>
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>{{FittedEmitter.GuardDocumentation(network)}}
            /// <remarks>Threads that call it at the same time are each given a session, created where none is idle.</remarks>
            public void Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs)
            {{{StraightPredictionEmitter.Call(network)}}
                {{Borrow}}
                session.Predict(inputs, outputs);
                {{Return}}
            }

            """);
        NamedRowsEmitter.WritePredict(writer, network, Borrow, Return);
        if (!Classifies(network))
            return;
        writer.Write($$"""
            /// <summary>The most probable class of one sample.</summary>
            /// <param name="input">[{{network.InputSize}}].</param>
            /// <exception cref="global::System.ArgumentException">The span has the wrong length.</exception>{{FittedEmitter.GuardDocumentation(network)}}
            public int Classify(global::System.ReadOnlySpan<float> input)
            {
                {{Borrow}}
                int label = session.Classify(input);
                {{Return}}
                return label;
            }

            /// <summary>The most probable classes of many samples.</summary>
            /// <param name="inputs">[samples × {{network.InputSize}}], row after row.</param>
            /// <param name="labels">[samples].</param>
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>{{FittedEmitter.GuardDocumentation(network)}}
            public void Classify(global::System.ReadOnlySpan<float> inputs, global::System.Span<int> labels)
            {
                {{Borrow}}
                session.Classify(inputs, labels);
                {{Return}}
            }

            """);
        NamedRowsEmitter.WriteClassify(writer, network, Borrow, Return);
    }

    /// <summary>Whether the outputs stand for classes, one of which is to be named: several outputs that are no regression, or one binary output.</summary>
    public static bool Classifies(LoweredNetwork network) => network.Graph.Loss?.Function switch
    {
        _ when network.Graph.Heads.Count > 0 => false,
        null or LossFunction.SoftmaxCrossEntropy => network.OutputSize > 1,
        LossFunction.BinaryCrossEntropy => network.OutputSize == 1,
        _ => false,
    };

    private static string Outputs(GraphBranch head) => head switch
    {
        { FusedActivation: not null } => "(probabilities)",
        { Head.Loss.Function: LossFunction.SoftmaxCrossEntropy or LossFunction.BinaryCrossEntropy } => "(logits)",
        _ => "(values)",
    };

    private static string Outputs(LoweredNetwork network) => network switch
    {
        { FusedActivation: ActivationFunction.LogSoftmax } => "log-probabilities",
        { Graph.Heads.Count: > 0 } => $"those of the heads side by side, {string.Join(", ", network.Graph.Heads.Select(head => $"{head.Name} {Outputs(head)}"))}",
        { FusedActivation: not null } => "probabilities",
        { Graph.Loss.Function: LossFunction.SoftmaxCrossEntropy or LossFunction.BinaryCrossEntropy } => "logits",
        _ => "the values of the last layer",
    };
}
