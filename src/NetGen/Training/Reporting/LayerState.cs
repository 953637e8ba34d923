namespace NetGen.Training;

/// <summary>What the parameters and gradients of a network look like at one time.</summary>
/// <param name="Parameters">A histogram of each tensor, by its name.</param>
/// <param name="Gradients">A histogram of each tensor's gradient on a training batch, by its name.</param>
/// <param name="Layers">What each layer gives on a batch that it is not trained on, where there is one.</param>
/// <param name="GradientFlow">The strength of the gradient at each layer's outputs, by the layer's name.</param>
/// <param name="IdleUnits">The units without a gradient in each weight matrix, by its name.</param>
internal sealed record LayerState(
    IReadOnlyDictionary<string, Histogram> Parameters,
    IReadOnlyDictionary<string, Histogram> Gradients,
    IReadOnlyList<LayerFigures> Layers,
    IReadOnlyDictionary<string, double> GradientFlow,
    IReadOnlyDictionary<string, int> IdleUnits)
{
    /// <summary>A unit that none of so many rows moves is taken for dead.</summary>
    public const int OtherRows = 256;

    /// <param name="network">The network.</param>
    /// <param name="train">Where gradients are measured.</param>
    /// <param name="other">Where the layers' outputs are looked at.</param>
    public static LayerState Of(ITrainableNetwork network, IBatchSource train, IBatchSource other)
    {
        using GradientProbe probe = GradientProbe.Of(network, train), otherProbe = GradientProbe.Of(network, other, OtherRows);
        var parameters = new Dictionary<string, Histogram>();
        foreach (ParameterTensor tensor in network.Description.Tensors)
            parameters[tensor.Name] = TensorRows.Histogram(network.ParameterBuffer, tensor);
        ReadOnlySpan<float> values = probe.Measure();
        var gradients = new Dictionary<string, Histogram>();
        foreach (ParameterTensor tensor in TensorRows.Trained(network.Description))
            gradients[tensor.Name] = TensorRows.Histogram(values, tensor);
        otherProbe.Measure();
        return new LayerState(
            parameters, gradients, otherProbe.Layers(), NetGen.Training.GradientFlow.Measure(network, train),
            NetGen.Training.IdleUnits.Count(values, network.Description));
    }
}
