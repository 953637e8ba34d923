namespace NetGen.Training;

/// <summary>Measures the gradients of a network on one batch, which it keeps. The network is the same afterwards.</summary>
internal sealed class GradientProbe : IDisposable
{
    private const int MostRows = 64;

    private readonly ITrainableNetwork _network;
    private readonly ITrainer _trainer;
    private readonly float[] _inputs = [];
    private readonly float[] _targets = [];
    private readonly int[] _labels = [];
    private readonly float[] _parameters;

    private GradientProbe(ITrainableNetwork network, IBatchSource data)
    {
        _network = network;
        foreach (Batch batch in data.Batches((int)Math.Min(MostRows, data.Count ?? MostRows), new EpochOrder(0)))
        {
            (_inputs, _targets, _labels) = (batch.Inputs.ToArray(), batch.Targets.ToArray(), batch.Labels.ToArray());
            break;
        }
        _parameters = new float[network.ParameterBuffer.Length];
        _trainer = network.CreateTrainer(Math.Max(1, _inputs.Length / data.InputSize), keepGradients: true);
    }

    /// <param name="network">The network.</param>
    /// <param name="data">Whose first batch in a random order is taken.</param>
    public static GradientProbe Of(ITrainableNetwork network, IBatchSource data) => new(network, data);

    /// <summary>In the layout of the parameters.</summary>
    public ReadOnlySpan<float> Measure()
    {
        _network.ParameterBuffer.CopyTo(_parameters);
        _trainer.Forward(_inputs);
        _ = _labels.Length > 0 ? _trainer.Backward(_labels) : _trainer.Backward(_targets);
        _parameters.CopyTo(_network.ParameterBuffer); // a forward pass of training may move running statistics
        return _trainer.GradientBuffer;
    }

    public void Dispose() => _trainer.Dispose();
}
