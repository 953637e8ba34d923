namespace NetGen.Training;

/// <summary>Draws rows at random from a buffer that it keeps full with the next rows of the source.</summary>
internal sealed class ShuffleBufferReader : IBatchReader
{
    private readonly IBatchReader _reader;
    private readonly BatchBuffer _pool;
    private readonly BatchBuffer _batch;
    private RandomStream _random;
    private int _pooled;
    private int _rows;
    private int _nextRow;
    private bool _hasEnded;

    public ShuffleBufferReader(IBatchSource source, IBatchReader reader, int batchSize, int rows, EpochOrder order)
    {
        _reader = reader;
        _pool = new BatchBuffer(source, Math.Max(rows, 1));
        _batch = new BatchBuffer(source, (int)Math.Min(batchSize, source.Count ?? batchSize));
        _random = new RandomStream(order.Seed, stream: ~order.Epoch); // apart from the order in which the source itself may shuffle
    }

    public Batch Current => _batch.Batch(_rows);

    public bool MoveNext()
    {
        for (_rows = 0; _rows < _batch.Rows; _rows++)
        {
            while (_pooled < _pool.Rows && TakeNext())
                _pooled++;
            if (_pooled == 0)
                break;
            int drawn = _random.Below(_pooled--);
            _batch.Copy(_pool.Batch(drawn, count: 1), 0, _rows, count: 1);
            _pool.Copy(_pool.Batch(_pooled, count: 1), 0, drawn, count: 1); // the last row fills the gap
        }
        return _rows > 0;
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Puts the source's next row behind those in the pool; false where there is none.</summary>
    private bool TakeNext()
    {
        if (_hasEnded)
            return false;
        if (_nextRow == 0 && !_reader.MoveNext())
        {
            _hasEnded = true;
            return false;
        }
        Batch batch = _reader.Current;
        _pool.Copy(batch, _nextRow, _pooled, count: 1);
        _nextRow = _nextRow + 1 < batch.Rows ? _nextRow + 1 : 0;
        return true;
    }
}
