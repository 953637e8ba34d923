namespace NetGen.Training;

/// <summary>
/// Checkpoints: all that a training run needs to go on as if it had never ended, in one safetensors file. The network's parameters stand in it
/// under their own names, so that a network loads it, and other tools read it, as any file of parameters.
/// </summary>
/// <remarks>
/// <see cref="TrainingExtensions.Fit"/> writes them by <see cref="Callbacks.Checkpoint"/> and goes on from them by its argument
/// <c>resume</c>. The methods here are for loops of one's own.
/// </remarks>
public static class CheckpointFile
{
    /// <summary>
    /// Writes a network and its trainer. The file is there whole or not at all: it goes to a temporary file in the same folder, which takes the
    /// name when it is complete and on the disk.
    /// </summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="network">The network.</param>
    /// <param name="trainer">Its trainer.</param>
    /// <exception cref="IOException">The file cannot be written; one that was there is still there.</exception>
    public static void Save(string path, ITrainableNetwork network, ITrainer trainer)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(trainer);
        CheckpointWriter.Write(path, network, trainer, new CheckpointFacts(path));
    }

    /// <summary>
    /// Sets a network and its trainer to where a checkpoint was taken: parameters and running statistics, the optimiser's memory, the step and
    /// the learning rate. The next step is the one that would have followed, to the last bit, if the trainer was created with the same seed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network.</param>
    /// <param name="trainer">Its trainer.</param>
    /// <exception cref="ParameterFileException">
    /// The file is damaged, no checkpoint, or one of another network or optimiser; the message says which. Network and trainer are as they were.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Load(string path, ITrainableNetwork network, ITrainer trainer)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(trainer);
        using CheckpointReader reader = CheckpointReader.Open(path);
        reader.Check(network, trainer);
        reader.Restore(network, trainer);
    }

    /// <summary>The checkpoint of the most steps that <see cref="Callbacks.Checkpoint"/> has left in a directory; null where there is none.</summary>
    /// <param name="directory">The directory.</param>
    public static string? Latest(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return CheckpointFolder.Files(directory).FirstOrDefault();
    }
}
