namespace NetGen.Training;

/// <summary>The training loop, and the evaluation of networks on data.</summary>
public static class TrainingExtensions
{
    /// <summary>
    /// Trains a network: each epoch goes through the training data once, in an order of its own, and then through the validation data. Preprocessing
    /// that has not been fitted yet is fitted to the training data first, and a notice says so. Augmentation that the network declares changes the training
    /// samples of every epoch, on the thread that reads ahead where the data have a <see cref="BatchSourceExtensions.Prefetch"/>.
    /// </summary>
    /// <param name="network">The network; it keeps what it learns, also where training ends by cancellation.</param>
    /// <param name="train">The samples to learn from; labels or dense targets, as the loss takes them.</param>
    /// <param name="validation">Samples to watch the progress on; null for none.</param>
    /// <param name="epochs">How often to go through the data, at least 1.</param>
    /// <param name="batchSize">
    /// Rows in a step, at least 1; the last step of an epoch may have fewer. With BatchNorm, at least 2, and where a single row would be left
    /// over it joins the step before.
    /// </param>
    /// <param name="callbacks">
    /// What follows or steers the run; see <see cref="Callbacks"/>. A schedule among them takes the place of the declared one.
    /// </param>
    /// <param name="seed">The seed of the orders and of the dropout masks: the same one gives the same parameters.</param>
    /// <param name="threads">The threads that share each step; 0: as many as there are cores and the work is worth. The result is the same.</param>
    /// <param name="resume">
    /// A checkpoint of <see cref="Callbacks.Checkpoint"/> to go on from, or the directory of a run's checkpoints, of which the newest is taken
    /// that is whole; where it has none, or is yet to be made, the run begins anew. Called with the same data, callbacks, seed and batch size, the run ends in the
    /// same bits as if it had never been interrupted. <paramref name="epochs"/> counts those before the checkpoint too.
    /// </param>
    /// <param name="cancellationToken">Ends the run after the current batch.</param>
    /// <returns>The figures of each epoch.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or cannot be shuffled; the message says how.</exception>
    /// <exception cref="InvalidDataException">There is no sample, or one cannot be used; the message says which and why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ParameterFileException">
    /// The checkpoint is damaged, or one of another network or optimiser; the message says which. The network is as it was.
    /// </exception>
    /// <exception cref="InvalidOperationException">The checkpoint is one of a run with another seed or batch size.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static History Fit(
        this ITrainableNetwork network,
        IBatchSource train,
        IBatchSource? validation = null,
        int epochs = 10,
        int batchSize = 32,
        IReadOnlyList<ITrainingCallback>? callbacks = null,
        int seed = 0,
        int threads = 0,
        string? resume = null,
        CancellationToken cancellationToken = default)
    {
        using TrainingRun run = Begin(network, train, validation, epochs, batchSize, callbacks ?? [], seed, threads, resume, cancellationToken);
        run.Run();
        return run.Progress.History;
    }

    /// <summary>Runs a network over a data set, as for inference, and compares.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; labels or dense targets, as the network's loss takes them.</param>
    /// <param name="cancellationToken">Ends the evaluation between two chunks of samples.</param>
    /// <exception cref="ArgumentException">The data do not fit the network; the message says how.</exception>
    /// <exception cref="InvalidDataException">There is no sample, or one cannot be used; the message says which and why.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public static Evaluation Evaluate(this ITrainableNetwork network, IBatchSource data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        DataCheck.Fits(data, network.Description, nameof(data));
        return new Evaluator(network, data).Run(cancellationToken);
    }

    /// <summary><see cref="Fit"/>, an epoch each time that the next one's figures are asked for.</summary>
    internal static IEnumerable<EpochResult> FitByEpoch(
        ITrainableNetwork network,
        IBatchSource train,
        IBatchSource validation,
        int epochs,
        int batchSize,
        IReadOnlyList<ITrainingCallback> callbacks,
        int seed)
    {
        using TrainingRun run = Begin(network, train, validation, epochs, batchSize, callbacks, seed, threads: 1, resume: null, CancellationToken.None);
        foreach (EpochResult epoch in run.Epochs())
            yield return epoch;
    }

    /// <summary>Checks everything before anything is changed.</summary>
    private static TrainingRun Begin(
        ITrainableNetwork network,
        IBatchSource train,
        IBatchSource? validation,
        int epochs,
        int batchSize,
        IReadOnlyList<ITrainingCallback> callbacks,
        int seed,
        int threads,
        string? resume,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        DataCheck.FitsForTraining(train, network.Description, nameof(train));
        if (validation is not null)
            DataCheck.Fits(validation, network.Description, nameof(validation));

        batchSize = (int)Math.Min(batchSize, train.Count ?? batchSize);
        MinimumRows batches = new(AugmentedSource.Of(train, network.Description), batchSize, network.Description.MinimumBatchRows);
        RunPlan plan = new(seed, batchSize, train.Count);
        Resumption? resumption = resume is null ? null : Resumption.Open(resume);
        ITrainer? trainer = null;
        try
        {
            PreprocessingReport? fitted = resumption is not null || network.IsFitted() ? null : network.FitInputs(train, cancellationToken);
            trainer = network.CreateTrainer(batches.LargestRows, keepGradients: false, seed, threads);
            var progress = new TrainingProgress(network, trainer, train, validation, epochs, batches.Count) { Seed = seed, ResumedFrom = resumption?.Path };
            if (fitted is not null)
                progress.Notice(fitted.ToString());
            resumption?.Check(progress, plan, batches.Source);
            return new TrainingRun(progress, batches.Source, plan, Scheduled(network, callbacks), resumption, cancellationToken);
        }
        catch
        {
            resumption?.Dispose();
            trainer?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The callbacks, and behind them, where they may have set the rate to start with, the schedule that the network declares, unless one of
    /// them is a schedule.
    /// </summary>
    private static IReadOnlyList<ITrainingCallback> Scheduled(ITrainableNetwork network, IReadOnlyList<ITrainingCallback> callbacks) =>
        network.Description.Schedule is { } declared && !callbacks.Any(callback => callback is ScheduledRate)
            ? [.. callbacks, new ScheduledRate(declared)]
            : callbacks;
}
