namespace NetGen.Training;

/// <summary>The statistics of BatchNorm that are taken once training is over.</summary>
public static class PopulationStatisticsExtensions
{
    /// <summary>
    /// Replaces the running statistics of every BatchNorm by the averages over mini-batches of these data, with the parameters as they are: the
    /// population statistics of Ioffe and Szegedy 2015, algorithm 2. The variance is the average of the unbiased ones, m/(m - 1)·σ².
    /// </summary>
    /// <remarks>Dropout is on, as in training: what BatchNorm sees behind it is what it was trained on.</remarks>
    /// <param name="network">The network; its parameters stay as they are.</param>
    /// <param name="data">The samples, in the order in which they are to be taken: shuffled, unless they are so already.</param>
    /// <param name="batchSize">Rows in a mini-batch, at least 2: as in training.</param>
    /// <param name="seed">The seed of the dropout masks.</param>
    /// <param name="threads">The threads that share each batch; 0: as many as there are cores and the work is worth. The result is the same.</param>
    /// <exception cref="ArgumentException">The data do not fit the network, or the network has no BatchNorm.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 2.</exception>
    public static void PopulationStatistics(
        this ITrainableNetwork network, IBatchSource data, int batchSize = 32, int seed = 0, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 2);
        DataCheck.Fits(data, network.Description, nameof(data));
        batchSize = (int)Math.Min(batchSize, data.Count ?? batchSize);
        MinimumRows batches = new(data, batchSize, network.Description.MinimumBatchRows);
        using ITrainer trainer = network.CreateTrainer(batches.LargestRows, keepGradients: true, seed, threads);
        if (trainer is not IBatchStatistics statistics)
            throw new ArgumentException($"{network.Description.Name} has no BatchNorm.", nameof(network));

        // A share of 1/k at the k-th batch makes an average of a moving one.
        int count = 0;
        foreach (Batch batch in batches.Source.Batches(batchSize))
        {
            statistics.StatisticsMomentum = 1f / ++count;
            trainer.Forward(batch.Inputs);
        }
    }
}
