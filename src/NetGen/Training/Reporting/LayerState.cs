namespace NetGen.Training;

/// <summary>What the parameters and gradients of a network look like at one time.</summary>
/// <param name="Parameters">A histogram of each tensor, by its name.</param>
/// <param name="GradientFlow">The strength of the gradient at each layer's outputs, by the layer's name.</param>
/// <param name="IdleUnits">The units without a gradient in each weight matrix, by its name.</param>
internal sealed record LayerState(
    IReadOnlyDictionary<string, Histogram> Parameters,
    IReadOnlyDictionary<string, double> GradientFlow,
    IReadOnlyDictionary<string, int> IdleUnits)
{
    public static LayerState Of(ITrainableNetwork network, IBatchSource data)
    {
        using GradientProbe probe = GradientProbe.Of(network, data);
        var histograms = new Dictionary<string, Histogram>();
        foreach (ParameterTensor tensor in network.Description.Tensors)
            histograms[tensor.Name] = TensorRows.Histogram(network.ParameterBuffer, tensor);
        return new LayerState(
            histograms, NetGen.Training.GradientFlow.Measure(network, data), NetGen.Training.IdleUnits.Count(probe.Measure(), network.Description));
    }
}
