namespace NetGen.Training;

/// <summary>
/// Follows a training run, and may steer it: <see cref="TrainingProgress.Stop"/> ends it, <c>progress.Trainer.LearningRate</c> sets the
/// rate of the next step. Every method does nothing unless it is implemented. Callbacks are called on the training thread, in the order in
/// which they were given.
/// </summary>
public interface ITrainingCallback
{
    /// <summary>Before the first epoch.</summary>
    /// <param name="progress">The state of the run; one object throughout.</param>
    void TrainingBegins(TrainingProgress progress)
    {
    }

    /// <summary>Before the first batch of an epoch.</summary>
    /// <param name="progress">The state of the run.</param>
    void EpochBegins(TrainingProgress progress)
    {
    }

    /// <summary>Before a step.</summary>
    /// <param name="progress">The state of the run.</param>
    void BatchBegins(TrainingProgress progress)
    {
    }

    /// <summary>After a step. Called often: an implementation that allocates makes garbage with every batch.</summary>
    /// <param name="progress">The state of the run.</param>
    void BatchEnds(TrainingProgress progress)
    {
    }

    /// <summary>
    /// After a step, for those who look at what it was made on. This is the one that is called; by itself it calls
    /// <see cref="BatchEnds(TrainingProgress)"/>.
    /// </summary>
    /// <param name="progress">The state of the run.</param>
    /// <param name="batch">The rows of the step, valid during the call.</param>
    void BatchEnds(TrainingProgress progress, Batch batch) => BatchEnds(progress);

    /// <summary>After an epoch and its validation.</summary>
    /// <param name="progress">The state of the run; its history ends with <paramref name="epoch"/>.</param>
    /// <param name="epoch">The figures of the epoch.</param>
    void EpochEnds(TrainingProgress progress, EpochResult epoch)
    {
    }

    /// <summary>After the last epoch, and also where the run ends by cancellation or by an exception.</summary>
    /// <param name="progress">The state of the run.</param>
    void TrainingEnds(TrainingProgress progress)
    {
    }
}
