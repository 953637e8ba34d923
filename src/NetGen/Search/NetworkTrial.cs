using NetGen.Training;

namespace NetGen.Search;

/// <summary>
/// Ready-made trials that train a network by <c>Fit</c> and score it after each epoch. They heed the parameters
/// <see cref="LearningRate"/> and <see cref="BatchSize"/> by name; the type of the network, and whatever else a space varies, is up to the
/// function that creates it.
/// </summary>
/// <remarks>
/// Decay, dropout rate, momentum and the like are constants of a network's declaration: they are searched over as a choice among types
/// that were declared with each, or by a trial of your own.
/// </remarks>
public static class NetworkTrial
{
    /// <summary>The name of a parameter that is the learning rate of the trainer.</summary>
    public const string LearningRate = "learning rate";

    /// <summary>The name of a parameter that is the batch size, a whole number or a choice among some.</summary>
    public const string BatchSize = "batch size";

    /// <summary>Trials over some data.</summary>
    /// <param name="create">
    /// Creates the network of a trial: <c>trial => trial.Option("network") == "wide" ? new Wide(trial.Seed) : new Narrow(trial.Seed)</c>.
    /// </param>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="validation">The samples to score on. To measure what a search found take others, that it has not seen.</param>
    /// <param name="epochs">The epochs of each trial, at least 1.</param>
    /// <param name="batchSize">The batch size where it is no parameter, at least 1.</param>
    /// <param name="score">
    /// The score of an epoch; null for the validation loss. With <c>epoch => epoch.ValidationAccuracy!.Value</c> the goal is to maximise.
    /// </param>
    /// <param name="callbacks">Further callbacks for a trial, each trial's its own: a schedule, early stopping; null for none.</param>
    /// <returns>What <see cref="HyperparameterSearch.Run"/> takes. Each trial trains on one thread.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Func<Trial, IEnumerable<double>> Of(
        Func<Trial, ITrainableNetwork> create,
        IBatchSource train,
        IBatchSource validation,
        int epochs,
        int batchSize = 32,
        Func<EpochResult, double>? score = null,
        Func<Trial, IEnumerable<ITrainingCallback>>? callbacks = null)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        score ??= epoch => epoch.ValidationLoss!.Value;
        return trial =>
        {
            int rows = trial.Has(BatchSize) ? trial.Whole(BatchSize) : batchSize;
            ITrainingCallback[] all =
            [
                .. trial.Has(LearningRate) ? (ITrainingCallback[])[new StartingRate((float)trial[LearningRate])] : [],
                .. callbacks?.Invoke(trial) ?? [],
            ];
            return TrainingExtensions.FitByEpoch(create(trial), train, validation, epochs, rows, all, trial.Seed).Select(score);
        };
    }

    /// <summary>Sets the learning rate once, before callbacks that lower it from there.</summary>
    private sealed class StartingRate(float rate) : ITrainingCallback
    {
        public void TrainingBegins(TrainingProgress progress) => progress.Trainer.LearningRate = rate;
    }
}
