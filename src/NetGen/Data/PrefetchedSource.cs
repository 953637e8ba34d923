namespace NetGen.Training;

/// <summary>A source that is read ahead in the background.</summary>
internal sealed class PrefetchedSource(IBatchSource source, int batches) : IBatchSource
{
    /// <summary>The same with another source behind it.</summary>
    public PrefetchedSource Behind(Func<IBatchSource, IBatchSource> change) => new(change(source), batches);

    public int InputSize => source.InputSize;

    public int TargetSize => source.TargetSize;

    public int Classes => source.Classes;

    public bool AllowsMissing => source.AllowsMissing;

    public long? Count => source.Count;

    public bool CanShuffle => source.CanShuffle;

    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default) =>
        new PrefetchReader(source, batches, batchSize, order, cancellationToken);
}
