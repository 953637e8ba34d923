namespace NetGen;

/// <summary>A network that was declared with a loss.</summary>
public interface ITrainableNetwork : INetwork
{
    /// <summary>Creates a trainer with its own workspace and optimiser state.</summary>
    /// <param name="batchSize">The largest number of rows in one step, at least 1.</param>
    /// <param name="keepGradients">Whether gradients are kept for inspection and for <see cref="ITrainer.Forward"/>, Backward and <see cref="ITrainer.Update"/>.</param>
    /// <param name="seed">The seed of the dropout masks.</param>
    /// <param name="threads">
    /// The threads that share each step, the caller included; 0: as many as there are cores and the work is worth. The parameters come out
    /// the same.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1 or its workspace would exceed 2³¹ floats.</exception>
    ITrainer CreateTrainer(int batchSize, bool keepGradients = false, int seed = 0, int threads = 0);
}
