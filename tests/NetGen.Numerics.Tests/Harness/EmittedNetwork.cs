using System.Globalization;
using System.Reflection;
using NetGen.Compiler.Graphs;
using NetGen.Training;

namespace NetGen.Numerics.Tests.Harness;

/// <summary>A network with its graph, and the class that was emitted for it.</summary>
internal sealed record EmittedNetwork(string Name, NetworkGraph Graph, Lazy<Assembly> Emitted)
{
    private delegate void PredictCall(ReadOnlySpan<float> inputs, Span<float> outputs);

    private delegate void ClassifyCall(ReadOnlySpan<float> inputs, Span<int> labels);

    public int InputSize => (int)Graph.Input.Shape.Size;

    public int OutputSize => (int)Graph.OutputNode.Shape.Size;

    /// <summary>A network, its preprocessing fitted to some random samples unless it is to be left.</summary>
    public INetwork Create(int seed = 0, bool fitted = true)
    {
        var network = (INetwork)Activator.CreateInstance(Emitted.Value.GetType(Name, throwOnError: true)!, seed)!;
        if (fitted && !network.IsFitted())
            network.FitInputs(new DataSet(Batch.Normal(new Random(seed), 100 * InputSize), InputSize, new int[100]));
        return network;
    }

    public ITrainableNetwork CreateTrainable(int seed = 0) => (ITrainableNetwork)Create(seed);

    /// <summary>One of its public constants.</summary>
    public long Constant(string name) =>
        Convert.ToInt64(Emitted.Value.GetType(Name, throwOnError: true)!.GetField(name)!.GetRawConstantValue(), CultureInfo.InvariantCulture);

    /// <summary>Predict through a session of its own, whose type only the emitted code knows.</summary>
    public float[] PredictInSession(INetwork network, int rows, float[] inputs, int threads = 1)
    {
        float[] outputs = new float[inputs.Length / InputSize * OutputSize];
        PredictCall predict = OfSession<PredictCall>(network, rows, nameof(INetwork.Predict), threads);
        predict(inputs, outputs);

        // The first time, the caller works alone.
        if (threads > 1)
            predict(inputs, outputs);
        return outputs;
    }

    /// <summary>Classify through a session.</summary>
    public int[] ClassifyInSession(INetwork network, int rows, float[] inputs, int threads = 1)
    {
        int[] labels = new int[inputs.Length / InputSize];
        OfSession<ClassifyCall>(network, rows, "Classify", threads)(inputs, labels);
        return labels;
    }

    private static TCall OfSession<TCall>(INetwork network, int rows, string method, int threads = 1)
        where TCall : Delegate
    {
        object session = network.GetType().GetMethod("CreateSession")!.Invoke(network, [rows, threads])!;
        Type[] parameters = [.. typeof(TCall).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];
        return session.GetType().GetMethod(method, parameters)!.CreateDelegate<TCall>(session);
    }
}
