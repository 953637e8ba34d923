namespace NetGen.Training;

/// <summary>A look at a network and its data before time is spent on training.</summary>
public static class SanityExtensions
{
    /// <summary>
    /// Checks the range of the inputs, the range and balance of the labels or targets, the loss before training against that of guessing
    /// (ln K of K classes), the gradients against central differences, and whether one batch can be learnt by heart. The network is the same
    /// afterwards.
    /// </summary>
    /// <remarks>
    /// The loss before training and that of the learnt batch are of inference, without dropout. Gradients are compared in single precision,
    /// for a few parameters of each layer; behind a straight-through estimator, whose gradient is none, they differ by design.
    /// </remarks>
    /// <param name="network">The network, as it was made: a trained one has another loss than one before training.</param>
    /// <param name="data">The training samples.</param>
    /// <param name="batchSize">Rows of the batch that is learnt by heart, at least 1.</param>
    /// <param name="steps">The most steps to learn it in, at least 1.</param>
    /// <param name="seed">The seed of the dropout masks and of the choice of the batch.</param>
    /// <returns>The findings, and as text a table of them.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network; the message says how.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static SanityReport SanityCheck(this ITrainableNetwork network, DataSet data, int batchSize = 16, int steps = 500, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        DataCheck.Fits(data, network.Description, nameof(data));

        DataSet batch = Some(data, batchSize, seed);
        float[] before = network.ParameterBuffer.ToArray();
        try
        {
            if (!network.IsFitted())
                network.FitInputs(data);
            float[] parameters = network.ParameterBuffer.ToArray();
            List<SanityFinding> findings = [InputsCheck.Run(data, network.Description), .. TargetsCheck.Run(data, network.Description), InitialLossCheck.Run(network, data)];
            findings.Add(GradientCheck.Run(network, batch, seed));
            parameters.CopyTo(network.ParameterBuffer);
            findings.Add(OneBatchCheck.Run(network, batch, steps, seed));
            return new SanityReport(findings);
        }
        finally
        {
            before.CopyTo(network.ParameterBuffer);
        }
    }

    /// <summary>So many samples, or all, at random.</summary>
    internal static DataSet Some(DataSet data, int count, int seed) =>
        data.Shuffle(seed).View([.. Enumerable.Range(0, Math.Min(count, data.Count))]);
}
