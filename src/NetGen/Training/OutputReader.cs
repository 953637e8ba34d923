namespace NetGen.Training;

/// <summary>
/// Reads one row of outputs as the network's loss does, or its heads' losses together: what is decided, how much of it is right, and the loss.
/// Of several heads, the only one that can be right or wrong is the one that decides.
/// </summary>
internal sealed class OutputReader
{
    private readonly HeadReader[] _heads;
    private readonly double[] _weights;
    private readonly HeadReader? _decider;

    private OutputReader(HeadReader[] heads, double[] weights)
    {
        (_heads, _weights) = (heads, weights);
        HeadReader[] deciders = [.. heads.Where(head => head.HasAccuracy)];
        _decider = deciders.Length == 1 ? deciders[0] : null;
    }

    /// <summary>Whether an activation makes probabilities; log-probabilities are as good as logits, of which they are a shifted form.</summary>
    public static bool MakesProbabilities(ActivationFunction? activation) => activation is not (null or ActivationFunction.LogSoftmax);

    /// <summary>Whether outputs can be right or wrong.</summary>
    public bool HasAccuracy => _decider is not null;

    /// <summary>The number of classes that a row decides between; 0 where it makes no such decision.</summary>
    public int Classes => _decider?.Classes ?? 0;

    /// <summary>A reader of what Predict returns.</summary>
    public static OutputReader OfPredictions(NetworkDescription network) => Of(network, afterFused: true);

    /// <summary>A reader of <see cref="ITrainer.Outputs"/>, which lie before a fused activation.</summary>
    public static OutputReader OfTrainer(NetworkDescription network) => Of(network, afterFused: false);

    /// <summary>A reader of what Predict returns that reads one of several heads alone.</summary>
    public static HeadReader OfPredictions(NetworkDescription network, OutputHead head) => Of(network, head, afterFused: true);

    /// <summary>The class that a row of outputs decides for. For networks with <see cref="Classes"/>.</summary>
    public int Decide(ReadOnlySpan<float> outputs) => _decider!.Value.Decide(outputs);

    /// <summary>The class that a row of a batch belongs to. For networks with <see cref="Classes"/>.</summary>
    public int Actual(Batch batch, int row) => _decider!.Value.Actual(batch, row);

    /// <summary>The share of right decisions in a row. Where they can be right or wrong.</summary>
    public double Accuracy(ReadOnlySpan<float> outputs, Batch batch, int row) => _decider!.Value.Accuracy(outputs, batch, row);

    /// <summary>The loss of a row.</summary>
    public double Loss(ReadOnlySpan<float> outputs, Batch batch, int row)
    {
        double sum = 0;
        for (int head = 0; head < _heads.Length; head++)
            sum += _weights[head] * _heads[head].Loss(outputs, batch, row);
        return sum;
    }

    private static OutputReader Of(NetworkDescription network, bool afterFused) => network.Heads.Count == 0
        ? new OutputReader([new HeadReader(network.Loss!.Value, network.OutputSize, afterFused && MakesProbabilities(network.FusedActivation), network.LossDelta)], [1])
        : new OutputReader([.. network.Heads.Select(head => Of(network, head, afterFused))], [.. network.Heads.Select(head => head.Weight)]);

    private static HeadReader Of(NetworkDescription network, OutputHead head, bool afterFused) =>
        new(head.Loss, head.Size, afterFused && MakesProbabilities(head.FusedActivation), head.Delta, head.Offset, network.OutputSize);
}
