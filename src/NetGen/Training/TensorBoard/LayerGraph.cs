namespace NetGen.Training;

/// <summary>A node of the picture that TensorBoard draws of a network.</summary>
/// <param name="Name">Its name; strokes make groups.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Activation">The activation that it ends with, if any.</param>
/// <param name="Units">Values in a row of its output; 0 where that is a single figure.</param>
/// <param name="Inputs">The names of those that it reads.</param>
internal sealed record LayerGraphNode(string Name, string Operation, ActivationFunction? Activation, int Units, params string[] Inputs);

/// <summary>The layers of a network and what they read, as a trainer shows them for a batch of zeros.</summary>
internal sealed class LayerGraph : ILayerObserver
{
    private const string Input = "input";
    private const string Target = "target";

    private readonly List<LayerGraphNode> _nodes = [];
    private readonly Dictionary<string, string> _names = new() { [Input] = Input };

    private LayerGraph()
    {
    }

    /// <summary>The nodes in the order of computation, from the input to the loss. The network is the same afterwards.</summary>
    public static IReadOnlyList<LayerGraphNode> Of(ITrainableNetwork network)
    {
        NetworkDescription description = network.Description;
        var graph = new LayerGraph();
        graph._nodes.Add(new LayerGraphNode(Input, "Placeholder", null, description.InputSize));
        float[] parameters = network.ParameterBuffer.ToArray();
        using (ITrainer trainer = network.CreateTrainer(description.MinimumBatchRows, keepGradients: true, threads: 1))
        {
            trainer.Forward(new float[description.MinimumBatchRows * description.InputSize]);
            trainer.Observe(graph);
        }
        parameters.CopyTo(network.ParameterBuffer); // a forward pass of training may move running statistics
        string last = graph._nodes[^1].Name;
        graph._nodes.Add(new LayerGraphNode(Target, "Placeholder", null, description.OutputSize));
        graph._nodes.Add(new LayerGraphNode("loss", LossOf(description), null, 0, last, Target));
        return graph._nodes;
    }

    private static string LossOf(NetworkDescription network) =>
        network.Loss?.ToString() ?? string.Join(" + ", network.Heads.Select(head => head.Loss));

    void ILayerObserver.Observe(LayerOutput output)
    {
        string name = output.Layer.Replace('.', '/');
        if (output.Inputs.Length > 1 || output.Kind is "Add" or "Concat" or "Multiply")
            name += "/" + output.Kind; // beside what stands within
        _names[output.Layer] = name;
        string[] inputs = [.. output.Inputs.ToArray().Select(input => _names[input])];
        _nodes.Add(new LayerGraphNode(name, output.Kind, output.Activation, output.Values.Columns, inputs));
    }
}
