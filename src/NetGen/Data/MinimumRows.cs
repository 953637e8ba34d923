namespace NetGen.Training;

/// <summary>
/// The batches of a network that cannot learn from fewer rows than so many, as with BatchNorm: where fewer would be left for the last batch,
/// they join the one before.
/// </summary>
internal sealed class MinimumRows
{
    private readonly IBatchSource _samples;
    private readonly int _batchSize;
    private readonly int _minimum;

    /// <param name="samples">The samples.</param>
    /// <param name="batchSize">Rows in a batch, at least 1.</param>
    /// <param name="minimum">The rows that a batch has at least; 1 where any number will do.</param>
    public MinimumRows(IBatchSource samples, int batchSize, int minimum) => (_samples, _batchSize, _minimum) = (samples, batchSize, minimum);

    /// <summary>The rows that are left for the last batch and join another; as many as there may be where the number of samples is not known.</summary>
    private int Joining => _samples.Count is not { } count ? _minimum - 1 : count % _batchSize is var rest && rest < _minimum && rest < count ? (int)rest : 0;

    /// <summary>The rows of the largest batch.</summary>
    public int LargestRows => _batchSize + Joining;

    /// <summary>The number of batches; null where it is not known.</summary>
    public int? Count => _samples.Batches(_batchSize).Count - (Joining > 0 ? 1 : 0);

    /// <summary>The samples, in such batches.</summary>
    public IBatchSource Source => Joining > 0 ? new JoiningSource(_samples, _minimum) : _samples;

    private sealed class JoiningSource(IBatchSource samples, int minimum) : IBatchSource
    {
        public int InputSize => samples.InputSize;

        public int TargetSize => samples.TargetSize;

        public int Classes => samples.Classes;

        public bool AllowsMissing => samples.AllowsMissing;

        public long? Count => samples.Count;

        public bool CanShuffle => samples.CanShuffle;

        public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default) =>
            new JoiningReader(samples.Open(batchSize, order, cancellationToken), new BatchBuffer(samples, batchSize + minimum - 1), minimum);
    }

    /// <summary>Stays one batch behind another reader, so that it knows what is left.</summary>
    private sealed class JoiningReader(IBatchReader reader, BatchBuffer buffer, int minimum) : IBatchReader
    {
        private bool _hasBegun;
        private bool _hasNext;
        private int _rows;

        public Batch Current => buffer.Batch(_rows);

        public bool MoveNext()
        {
            if (!_hasBegun)
                _hasNext = reader.MoveNext();
            _hasBegun = true;
            if (!_hasNext)
                return false;

            _rows = 0;
            Take();
            _hasNext = reader.MoveNext();
            if (_hasNext && reader.Current.Rows < minimum)
            {
                Take();
                _hasNext = reader.MoveNext();
            }

            return true;
        }

        public void Dispose() => reader.Dispose();

        private void Take()
        {
            Batch batch = reader.Current;
            buffer.Copy(batch, fromRow: 0, row: _rows, batch.Rows);
            _rows += batch.Rows;
        }
    }
}
