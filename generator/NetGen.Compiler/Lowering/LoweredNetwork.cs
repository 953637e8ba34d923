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

    public static LoweredNetwork Of(HostDeclaration host, NetworkGraph graph)
    {
        ParameterLayout parameters = ParameterLayout.Of(graph);
        return new LoweredNetwork(
            host, graph, parameters, InferenceProgram.Of(graph), graph.Loss is null ? null : TrainingProgram.Of(graph, parameters));
    }
}
