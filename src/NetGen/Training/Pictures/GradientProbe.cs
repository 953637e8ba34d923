namespace NetGen.Training;

/// <summary>Measures the gradients of a network and what its layers give on one batch, which it keeps. The network is the same afterwards.</summary>
internal sealed class GradientProbe : IDisposable, ILayerObserver
{
    private readonly ITrainableNetwork _network;
    private readonly ITrainer _trainer;
    private readonly float[] _inputs = [];
    private readonly float[] _targets = [];
    private readonly int[] _labels = [];
    private readonly float[] _parameters;
    private readonly List<LayerFigures> _layers = [];

    private GradientProbe(ITrainableNetwork network, IBatchSource data, int rows)
    {
        _network = network;
        foreach (Batch batch in data.Batches((int)Math.Min(rows, data.Count ?? rows), new EpochOrder(0)))
        {
            (_inputs, _targets, _labels) = (batch.Inputs.ToArray(), batch.Targets.ToArray(), batch.Labels.ToArray());
            break;
        }
        _parameters = new float[network.ParameterBuffer.Length];
        _trainer = network.CreateTrainer(Math.Max(1, _inputs.Length / data.InputSize), keepGradients: true);
    }

    /// <param name="network">The network.</param>
    /// <param name="data">Whose first batch in a random order is taken.</param>
    /// <param name="rows">The rows of it, at most.</param>
    public static GradientProbe Of(ITrainableNetwork network, IBatchSource data, int rows = 64) => new(network, data, rows);

    /// <summary>In the layout of the parameters.</summary>
    public ReadOnlySpan<float> Measure()
    {
        _network.ParameterBuffer.CopyTo(_parameters);
        _trainer.Forward(_inputs);
        _ = _labels.Length > 0 ? _trainer.Backward(_labels) : _trainer.Backward(_targets);
        _parameters.CopyTo(_network.ParameterBuffer); // a forward pass of training may move running statistics
        return _trainer.GradientBuffer;
    }

    /// <summary>What the layers gave when the gradients were measured, in the order of computation.</summary>
    public IReadOnlyList<LayerFigures> Layers()
    {
        _layers.Clear();
        _trainer.Observe(this);
        return [.. _layers];
    }

    void ILayerObserver.Observe(LayerOutput output) => _layers.Add(LayerFigures.Of(output));

    public void Dispose() => _trainer.Dispose();
}
