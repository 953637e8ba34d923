using NetGen.Kernels;

namespace NetGen.Training;

/// <summary>Layer-sequential unit-variance initialisation (Mishkin and Matas 2016, "All you need is a good init").</summary>
public static class LsuvExtensions
{
    /// <summary>
    /// Gives every Dense layer orthogonal weights, and then, from the first to the last, divides them by the standard deviation of what the layer
    /// gives on one batch, until its variance is 1 ± 0.1. Called before training, in the place of the declared initialisers.
    /// </summary>
    /// <param name="network">The network, its preprocessing fitted. Biases and normalisations stay as they are.</param>
    /// <param name="data">The inputs; labels are not looked at. It has to be able to shuffle.</param>
    /// <param name="options">The figures.</param>
    /// <returns>The variances, layer by layer in the order of computation.</returns>
    /// <remarks>
    /// The variance is that of the sums x·W + b before any activation, over all units and rows, with x as it arrives in training, dropout included.
    /// A layer that is used several times is scaled where it is used first. One whose variance is 0 or not finite keeps its orthogonal weights. The
    /// running statistics of BatchNorm are left alone, and no trainer is touched.
    /// </remarks>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network's preprocessing has not been fitted.</exception>
    public static IReadOnlyList<LsuvResult> InitializeLsuv(this ITrainableNetwork network, IBatchSource data, LsuvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new LsuvOptions();
        options.Check();
        if (data.InputSize != network.Description.InputSize)
        {
            throw new ArgumentException(
                $"{network.Description.Name} reads {network.Description.InputSize} values, but the samples have {data.InputSize}.", nameof(data));
        }

        (float[] inputs, int rows) = FirstBatch(data, options);
        using ITrainer trainer = network.CreateTrainer(rows, keepGradients: true, options.Seed, threads: 1);
        ParameterTensor[] weights = [.. network.Description.Tensors.ToArray().Where(tensor => tensor.Kind == ParameterKind.Matrix)];
        for (int layer = 0; layer < weights.Length; layer++)
            Initialize.Orthogonal(Weights(network, weights[layer]), gain: 1, options.Seed, stream: layer);

        float[] statistics = Statistics(network);
        LayerScaling scaling = new(network, weights, inputs, rows, options);
        do
        {
            trainer.Forward(inputs);
            Restore(network, statistics);
            trainer.Observe(scaling.NextPass());
        }
        while (scaling.HasScaled);
        return scaling.Results;
    }

    internal static MatrixView Weights(INetwork network, ParameterTensor tensor) =>
        new(network.ParameterBuffer[tensor.Offset..], tensor.Rows, tensor.Columns, tensor.Stride);

    private static (float[] Inputs, int Rows) FirstBatch(IBatchSource data, LsuvOptions options)
    {
        using IBatchReader reader = data.Open(options.BatchSize, new EpochOrder(options.Seed, Epoch: 1), default);
        if (!reader.MoveNext())
            throw new ArgumentException("There is no sample.", nameof(data));
        return (reader.Current.Inputs.ToArray(), reader.Current.Rows);
    }

    private static float[] Statistics(INetwork network) =>
        [.. network.Description.Tensors.ToArray().Where(IsStatistic).SelectMany(tensor => network.ParameterBuffer.Slice(tensor.Offset, tensor.Columns).ToArray())];

    private static void Restore(INetwork network, ReadOnlySpan<float> statistics)
    {
        foreach (ParameterTensor tensor in network.Description.Tensors)
        {
            if (!IsStatistic(tensor))
                continue;
            statistics[..tensor.Columns].CopyTo(network.ParameterBuffer[tensor.Offset..]);
            statistics = statistics[tensor.Columns..];
        }
    }

    private static bool IsStatistic(ParameterTensor tensor) => tensor.Kind == ParameterKind.Statistic;
}
