namespace NetGen.Training;

/// <summary>A source whose rows pass through a shuffle buffer where a random order is asked for.</summary>
internal sealed class ShuffledSource(IBatchSource source, int rows) : IBatchSource
{
    public int InputSize => source.InputSize;

    public int TargetSize => source.TargetSize;

    public int Classes => source.Classes;

    public bool AllowsMissing => source.AllowsMissing;

    public long? Count => source.Count;

    public bool CanShuffle => true;

    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default)
    {
        IBatchReader reader = source.Open(batchSize, order, cancellationToken);
        return order is EpochOrder shuffled
            ? new ShuffleBufferReader(source, reader, batchSize, (int)Math.Min(rows, source.Count ?? rows), shuffled)
            : reader;
    }
}
