namespace NetGen.Training;

/// <summary>Checks the pieces of an iterator and cuts them into batches.</summary>
internal sealed class StreamedDataReader(
    IBatchSource source, IEnumerator<BatchMemory> pieces, int batchSize, CancellationToken cancellationToken) : IBatchReader
{
    private readonly BatchBuffer _batch = new(source, (int)Math.Min(batchSize, source.Count ?? batchSize));
    private readonly RowShape _shape = RowShape.Of(source);
    private int _rows;
    private int _pieceRows;
    private int _nextRow;
    private long _rowsBefore;

    public Batch Current => _batch.Batch(_rows);

    public bool MoveNext()
    {
        _rows = 0;
        while (_rows < _batch.Rows && (_nextRow < _pieceRows || NextPiece()))
        {
            int count = Math.Min(_batch.Rows - _rows, _pieceRows - _nextRow);
            _batch.Copy(Piece(), _nextRow, _rows, count);
            _rows += count;
            _nextRow += count;
        }
        return _rows > 0;
    }

    public void Dispose() => pieces.Dispose();

    private Batch Piece() => new(_pieceRows, pieces.Current.Inputs.Span, pieces.Current.Labels.Span, pieces.Current.Targets.Span);

    private bool NextPiece()
    {
        _rowsBefore += _pieceRows;
        (_pieceRows, _nextRow) = (0, 0);
        while (_pieceRows == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!pieces.MoveNext())
                return false;
            _pieceRows = (pieces.Current.Inputs.Length + source.InputSize - 1) / source.InputSize;
            if (RowCheck.Problem(_shape, Piece(), _rowsBefore) is string problem)
                throw new InvalidDataException(problem);
        }
        return true;
    }
}
