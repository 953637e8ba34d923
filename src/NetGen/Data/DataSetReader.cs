namespace NetGen.Training;

/// <summary>A pass over a data set: slices of its arrays where the rows lie in order, gathered rows where they are scattered.</summary>
internal sealed class DataSetReader : IBatchReader
{
    private readonly DataSet _data;
    private readonly int _batchSize;
    private readonly BatchBuffer? _buffer;
    private int _start;
    private int _rows;

    public DataSetReader(DataSet data, int batchSize)
    {
        _data = data;
        _batchSize = Math.Min(batchSize, data.Count);
        _buffer = data.IsContiguous ? null : new BatchBuffer(data, _batchSize);
    }

    public Batch Current => _buffer is null ? _data.Slice(_start, _rows) : _buffer.Batch(_rows);

    public bool MoveNext()
    {
        _start += _rows;
        _rows = Math.Min(_batchSize, _data.Count - _start);
        if (_rows == 0)
            return false;
        if (_buffer is not null)
            Gather(_buffer);
        return true;
    }

    public void Dispose()
    {
    }

    private void Gather(BatchBuffer buffer)
    {
        for (int row = 0; row < _rows; row++)
        {
            _data.Input(_start + row).CopyTo(buffer.Input(row));
            if (_data.HasLabels)
                buffer.Labels[row] = _data.Label(_start + row);
            else
                _data.Target(_start + row).CopyTo(buffer.Target(row));
        }
    }
}
