namespace NetGen.Training;

/// <summary>A source that is read in its stored order whatever is asked for.</summary>
internal sealed class StoredOrder(IBatchSource source) : IBatchSource
{
    public int InputSize => source.InputSize;

    public int TargetSize => source.TargetSize;

    public int Classes => source.Classes;

    public bool AllowsMissing => source.AllowsMissing;

    public long? Count => source.Count;

    public bool CanShuffle => false;

    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default) =>
        source.Open(batchSize, order: null, cancellationToken);
}
