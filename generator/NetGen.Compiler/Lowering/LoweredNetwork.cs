using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Lowering;

/// <summary>A network ready for emission: programs and memory plans, every offset known.</summary>
public sealed record LoweredNetwork(
    HostDeclaration Host, NetworkGraph Graph, ParameterLayout Parameters, InferenceProgram Inference, TrainingProgram? Training)
{
    public int InputSize => (int)Graph.Input.Shape.Size;

    public int OutputSize => (int)Graph.OutputNode.Shape.Size;

    public long MultiplyAccumulates => Graph.Nodes.MultiplyAccumulates();

    /// <summary>The final activation that the loss contains; null where it contains none.</summary>
    public ActivationFunction? FusedActivation =>
        Graph.Loss is { } loss && loss.Prediction != Graph.Output ? ((ActivationNode)Graph.OutputNode).Function : null;

    /// <summary>Floats of a row of inputs whose missing values are filled in; 0 where none are, or a scaling does it.</summary>
    public long FilledInputs => Graph.Fill is null ? 0 : InputSize;

    /// <summary>Whether it is the folded form of another network, whose parameters it is given.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>A network that is made from a trained one, and not trained itself.</summary>
    public static LoweredNetwork Frozen(HostDeclaration host, NetworkGraph graph) =>
        new(host, graph, ParameterLayout.Of(graph), InferenceProgram.Of(graph), null) { IsFrozen = true };

    public static LoweredNetwork Of(HostDeclaration host, NetworkGraph graph)
    {
        ParameterLayout parameters = ParameterLayout.Of(graph);
        return new LoweredNetwork(
            host, graph, parameters, InferenceProgram.Of(graph), !graph.IsTrained ? null : TrainingProgram.Of(graph, parameters));
    }
}
