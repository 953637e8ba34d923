using System.Reflection;
using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Harness;

/// <summary>A network that the generator emitted and the compiler compiled, with the graph it came from.</summary>
internal sealed record CompiledNetwork(string Name, NetworkGraph Graph, Type Type)
{
    private delegate void PredictCall(ReadOnlySpan<float> inputs, Span<float> outputs);

    private delegate void ClassifyCall(ReadOnlySpan<float> inputs, Span<int> labels);

    public int InputSize => (int)Graph.Input.Shape.Size;

    public int OutputSize => (int)Graph.OutputNode.Shape.Size;

    public INetwork Create(int seed = 0) => (INetwork)Activator.CreateInstance(Type, seed)!;

    public ITrainableNetwork CreateTrainable(int seed = 0) => (ITrainableNetwork)Create(seed);

    /// <summary>Predict through a session of its own, whose type only the emitted code knows.</summary>
    public static float[] PredictInSession(INetwork network, int rows, float[] inputs)
    {
        float[] outputs = new float[inputs.Length / network.Description.InputSize * network.Description.OutputSize];
        OfSession<PredictCall>(network, rows, nameof(INetwork.Predict))(inputs, outputs);
        return outputs;
    }

    /// <summary>Classify through a session.</summary>
    public static int[] ClassifyInSession(INetwork network, int rows, float[] inputs)
    {
        int[] labels = new int[inputs.Length / network.Description.InputSize];
        OfSession<ClassifyCall>(network, rows, "Classify")(inputs, labels);
        return labels;
    }

    private static TCall OfSession<TCall>(INetwork network, int rows, string method)
        where TCall : Delegate
    {
        object session = network.GetType().GetMethod("CreateSession")!.Invoke(network, [rows])!;
        Type[] parameters = [.. typeof(TCall).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        MethodInfo target = session.GetType().GetMethod(method, parameters)!;
        return target.CreateDelegate<TCall>(session);
    }
}
