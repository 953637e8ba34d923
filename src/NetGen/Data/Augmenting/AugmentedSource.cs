namespace NetGen.Training;

/// <summary>The samples of a source, changed at random where a random order is asked for: that is a pass of training, each epoch with changes of its own.</summary>
internal sealed class AugmentedSource(IBatchSource source, ImageShape shape, IReadOnlyList<Augmentation> augmentations, int targetSize) : IBatchSource
{
    private readonly float _mixing = augmentations.FirstOrDefault(augmentation => augmentation.Method == AugmentationMethod.MixUp)?.First ?? 0;

    public int InputSize => source.InputSize;

    /// <summary>Labels that are mixed become shares of the classes.</summary>
    public int TargetSize => _mixing > 0 && source.HasLabels ? targetSize : source.TargetSize;

    public int Classes => TargetSize == 0 ? source.Classes : 0;

    public bool AllowsMissing => source.AllowsMissing;

    public long? Count => source.Count;

    public bool CanShuffle => source.CanShuffle;

    /// <param name="source">The samples; those that are read ahead are changed on the thread that reads them.</param>
    /// <param name="network">What is to be trained on them.</param>
    public static IBatchSource Of(IBatchSource source, NetworkDescription network) =>
        network.Augmentations.Count == 0 ? source
        : source is PrefetchedSource prefetched ? prefetched.Behind(inner => Of(inner, network))
        : new AugmentedSource(source, network.Image, network.Augmentations, network.OutputSize);

    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default)
    {
        IBatchReader reader = source.Open(batchSize, order, cancellationToken);
        int rows = (int)Math.Min(batchSize, Count ?? batchSize);
        return new AugmentingReader(
            reader, new BatchBuffer(this, rows), order is null ? null : new SampleAugmenter(shape, augmentations), order ?? default, order is null ? 0 : _mixing);
    }
}
