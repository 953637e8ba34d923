namespace NetGen.Training;

/// <summary>One pass over a source in batches, for <c>foreach</c>. The last batch may be smaller.</summary>
public readonly struct BatchSequence
{
    private readonly IBatchSource _source;
    private readonly int _batchSize;
    private readonly EpochOrder? _order;
    private readonly CancellationToken _cancellationToken;

    internal BatchSequence(IBatchSource source, int batchSize, EpochOrder? order, CancellationToken cancellationToken) =>
        (_source, _batchSize, _order, _cancellationToken) = (source, batchSize, order, cancellationToken);

    /// <summary>The number of batches; null where the source does not know the number of its samples.</summary>
    public int? Count => (int?)((_source.Count + _batchSize - 1) / _batchSize);

    /// <summary>Begins the pass: room for a batch may be allocated here, and nothing from then on.</summary>
    public Enumerator GetEnumerator() => new(_source.Open(_batchSize, _order, _cancellationToken));

    /// <summary>Walks through the batches.</summary>
    public readonly ref struct Enumerator
    {
        private readonly IBatchReader _reader;

        internal Enumerator(IBatchReader reader) => _reader = reader;

        /// <summary>The batch, valid until the next.</summary>
        public Batch Current => _reader.Current;

        /// <summary>Goes to the next batch.</summary>
        /// <returns>False at the end.</returns>
        public bool MoveNext() => _reader.MoveNext();

        /// <summary>Ends the pass.</summary>
        public void Dispose() => _reader.Dispose();
    }
}
