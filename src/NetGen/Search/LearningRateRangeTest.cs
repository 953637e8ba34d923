using NetGen.Training;

namespace NetGen.Search;

/// <summary>Finds the range of good learning rates in one short run.</summary>
public static class LearningRateRangeTest
{
    /// <summary>
    /// Trains with a learning rate that rises from step to step, and watches the loss (Smith 2015, here over the logarithm of the rate as
    /// fastai does it): too low a rate changes nothing, a good one lets the loss fall, too high a one makes it explode, which ends the test.
    /// Afterwards the network is as it was.
    /// </summary>
    /// <param name="network">The network; its parameters and statistics are put back, also where the test fails.</param>
    /// <param name="train">The samples to learn from, gone through again where the steps need more.</param>
    /// <param name="low">The first learning rate, above 0.</param>
    /// <param name="high">The last one, finite and above <paramref name="low"/>.</param>
    /// <param name="steps">How many steps, at least 2.</param>
    /// <param name="batchSize">Rows in a step, at least 1; with BatchNorm at least 2.</param>
    /// <param name="divergenceFactor">The test ends where a running mean of the loss exceeds its lowest value so many times; above 1.</param>
    /// <param name="seed">The seed of the order and of the dropout masks.</param>
    /// <param name="cancellationToken">Ends the test after the current step.</param>
    /// <exception cref="ArgumentException">The data do not fit the network, or cannot be shuffled; the message says how.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="InvalidDataException">There is no sample, or one cannot be used; the message says which and why.</exception>
    /// <exception cref="OperationCanceledException">The test was cancelled.</exception>
    public static LearningRateRange TestLearningRates(
        this ITrainableNetwork network,
        IBatchSource train,
        double low = 1e-6,
        double high = 10,
        int steps = 200,
        int batchSize = 32,
        double divergenceFactor = 4,
        int seed = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        if (!(low > 0))
            throw new ArgumentOutOfRangeException(nameof(low), low, "The first learning rate is above 0.");
        if (!(high > low && float.IsFinite((float)high)))
            throw new ArgumentOutOfRangeException(nameof(high), high, "The last learning rate is finite and above the first.");
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (!(divergenceFactor > 1))
            throw new ArgumentOutOfRangeException(nameof(divergenceFactor), divergenceFactor, "The loss has to rise above its lowest value.");
        DataCheck.FitsForTraining(train, network.Description, nameof(train));

        float[] parameters = network.ParameterBuffer.ToArray();
        try
        {
            return Run(network, train, low, high, steps, batchSize, divergenceFactor, seed, cancellationToken);
        }
        finally
        {
            parameters.CopyTo(network.ParameterBuffer);
        }
    }

    private static LearningRateRange Run(
        ITrainableNetwork network,
        IBatchSource train,
        double low,
        double high,
        int steps,
        int batchSize,
        double divergenceFactor,
        int seed,
        CancellationToken cancellationToken)
    {
        batchSize = (int)Math.Min(batchSize, train.Count ?? batchSize);
        if (!network.IsFitted())
            network.FitInputs(train, cancellationToken);
        MinimumRows batches = new(AugmentedSource.Of(train, network.Description), batchSize, network.Description.MinimumBatchRows);
        using ITrainer trainer = network.CreateTrainer(batches.LargestRows, keepGradients: false, seed);
        List<float> rates = [];
        List<float> losses = [];
        LearningRateRange Seen() => new(network.Description.Name, rates, losses, divergenceFactor);
        for (int epoch = 1; ; epoch++)
        {
            int before = rates.Count;
            foreach (Batch batch in batches.Source.Batches(batchSize, new EpochOrder(seed, epoch), cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                trainer.LearningRate = (float)(low * Math.Pow(high / low, (double)rates.Count / (steps - 1)));
                rates.Add(trainer.LearningRate);
                losses.Add(batch.Labels.IsEmpty ? trainer.Step(batch.Inputs, batch.Targets) : trainer.Step(batch.Inputs, batch.Labels));
                if (rates.Count == steps || Seen() is { Divergence: not null })
                    return Seen();
            }
            if (rates.Count == before)
                throw new InvalidDataException("The training data have no samples.");
        }
    }
}
