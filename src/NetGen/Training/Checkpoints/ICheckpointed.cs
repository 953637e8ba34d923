namespace NetGen.Training;

/// <summary>
/// A callback that remembers something from one batch or epoch to the next, and whose memory therefore belongs into checkpoints. What a
/// callback takes from the <see cref="TrainingProgress"/> each time need not be saved.
/// </summary>
public interface ICheckpointed : ITrainingCallback
{
    /// <summary>What the checkpoint calls it. Of several with the same name the first is given what the first has left, and so on.</summary>
    string StateName { get; }

    /// <summary>Notes what is remembered: after a batch or after an epoch, when every callback has been told of it.</summary>
    /// <param name="state">Where to.</param>
    void Save(CallbackState state);

    /// <summary>
    /// Takes up what was noted. Called after <see cref="ITrainingCallback.TrainingBegins"/>, and after
    /// <see cref="ITrainingCallback.EpochBegins"/> where the run goes on within an epoch.
    /// </summary>
    /// <param name="state">What <see cref="Save"/> has noted.</param>
    /// <exception cref="ParameterFileException">Something is missing.</exception>
    void Restore(CallbackState state);
}
