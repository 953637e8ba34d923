namespace NetGen.Training;

/// <summary>A data set in batches, for <c>foreach</c>. The last batch may be smaller, or larger where few rows remain.</summary>
public readonly struct BatchSequence
{
    private readonly DataSet _data;
    private readonly int _batchSize;
    private readonly int _minimumRows;

    internal BatchSequence(DataSet data, int batchSize, int minimumRows) =>
        (_data, _batchSize, _minimumRows) = (data, batchSize, minimumRows);

    /// <summary>The number of batches.</summary>
    public int Count
    {
        get
        {
            int whole = _data.Count / _batchSize, rest = _data.Count % _batchSize;
            return rest > 0 && (rest >= _minimumRows || whole == 0) ? whole + 1 : whole;
        }
    }

    /// <summary>The rows of the largest batch.</summary>
    internal int LargestRows => Math.Max(Math.Min(_batchSize, _data.Count), _data.Count - (Math.Max(Count, 1) - 1) * _batchSize);

    /// <summary>Starts an enumeration. One over shuffled data allocates room for one batch here, and nothing from then on.</summary>
    public Enumerator GetEnumerator() => new(_data, _batchSize, Count, LargestRows);

    /// <summary>Walks through the batches.</summary>
    public ref struct Enumerator
    {
        private readonly DataSet _data;
        private readonly int _batchSize;
        private readonly BatchBuffer? _buffer;
        private int _left;
        private int _start;
        private int _rows;

        internal Enumerator(DataSet data, int batchSize, int batches, int largestRows)
        {
            _data = data;
            _batchSize = batchSize;
            _left = batches;
            _buffer = data.IsContiguous ? null : new BatchBuffer(data, largestRows);
        }

        /// <summary>The batch, as spans over the data or over the enumeration's own buffer.</summary>
        public readonly Batch Current => _buffer is null ? _data.Slice(_start, _rows) : _buffer.Batch(_rows);

        /// <summary>Goes to the next batch.</summary>
        /// <returns>False at the end.</returns>
        public bool MoveNext()
        {
            _start += _rows;
            if (_left == 0)
                return false;
            _rows = --_left == 0 ? _data.Count - _start : _batchSize;
            _buffer?.Gather(_data, _start, _rows);
            return true;
        }
    }
}
