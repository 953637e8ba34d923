namespace NetGen.Training;

/// <summary>A data set in batches, for <c>foreach</c>. The last batch may be smaller.</summary>
public readonly struct BatchSequence
{
    private readonly DataSet _data;
    private readonly int _batchSize;

    internal BatchSequence(DataSet data, int batchSize) => (_data, _batchSize) = (data, batchSize);

    /// <summary>The number of batches.</summary>
    public int Count => (int)(((long)_data.Count + _batchSize - 1) / _batchSize);

    /// <summary>Starts an enumeration. One over shuffled data allocates room for one batch here, and nothing from then on.</summary>
    public Enumerator GetEnumerator() => new(_data, _batchSize);

    /// <summary>Walks through the batches.</summary>
    public ref struct Enumerator
    {
        private readonly DataSet _data;
        private readonly int _batchSize;
        private readonly BatchBuffer? _buffer;
        private int _start;
        private int _rows;

        internal Enumerator(DataSet data, int batchSize)
        {
            _data = data;
            _batchSize = Math.Min(batchSize, data.Count);
            _buffer = data.IsContiguous ? null : new BatchBuffer(data, _batchSize);
        }

        /// <summary>The batch, as spans over the data or over the enumeration's own buffer.</summary>
        public readonly Batch Current => _buffer is null ? _data.Slice(_start, _rows) : _buffer.Batch(_rows);

        /// <summary>Goes to the next batch.</summary>
        /// <returns>False at the end.</returns>
        public bool MoveNext()
        {
            _start += _rows;
            _rows = Math.Min(_batchSize, _data.Count - _start);
            if (_rows == 0)
                return false;
            _buffer?.Gather(_data, _start, _rows);
            return true;
        }
    }
}
