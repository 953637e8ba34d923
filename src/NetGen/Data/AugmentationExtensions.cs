namespace NetGen.Training;

/// <summary>The augmentation that a network declares, for loops of one's own and to look at.</summary>
public static class AugmentationExtensions
{
    /// <summary>
    /// The samples as <see cref="TrainingExtensions.Fit"/> feeds them to a network: changed at random as its attributes declare, wherever a random order is
    /// asked for. With <c>MixUp</c>, labels become dense targets. The changes of a sample depend on the order's seed and epoch and on its place in the
    /// epoch, not on the size of batches or on threads.
    /// </summary>
    /// <param name="source">The samples. Behind a <see cref="BatchSourceExtensions.Prefetch"/> they are changed on the thread that reads ahead.</param>
    /// <param name="network">The network; one without augmentation leaves them as they are.</param>
    /// <exception cref="ArgumentException">The samples do not fit the network; the message says how.</exception>
    public static IBatchSource Augment(this IBatchSource source, ITrainableNetwork network)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(network);
        DataCheck.Fits(source, network.Description, nameof(source));
        return AugmentedSource.Of(source, network.Description);
    }
}
