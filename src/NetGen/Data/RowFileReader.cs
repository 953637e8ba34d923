using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGen.Training;

/// <summary>A pass over a mapped file, which it holds open until it is disposed.</summary>
internal sealed unsafe class RowFileReader : IBatchReader
{
    private readonly RowFile _file;
    private readonly SafeMemoryMappedViewHandle _handle;
    private readonly byte* _firstRow;
    private readonly int _rowBytes;
    private readonly RowShape _shape;
    private readonly BatchBuffer _batch;
    private readonly int[]? _order;
    private int _start;
    private int _rows;
    private bool _isDisposed;

    public RowFileReader(RowFile file, SafeMemoryMappedViewHandle handle, int batchSize, EpochOrder? order)
    {
        _file = file;
        _handle = handle;
        _rowBytes = 4 * (file.InputSize + Math.Max(file.TargetSize, 1));
        _shape = RowShape.Of(file);
        _batch = new BatchBuffer(file, Math.Min(batchSize, file.Count));
        if (order is EpochOrder shuffled)
        {
            _order = new int[file.Count];
            for (int row = 0; row < _order.Length; row++)
                _order[row] = row;
            new RandomStream(shuffled.Seed, stream: shuffled.Epoch).Shuffle(_order);
        }
        byte* start = null;
        handle.AcquirePointer(ref start);
        _firstRow = start + RowFileHeader.Bytes;
    }

    public Batch Current => _batch.Batch(_rows);

    public bool MoveNext()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _start += _rows;
        _rows = Math.Min(_batch.Rows, _file.Count - _start);
        for (int row = 0; row < _rows; row++)
            Read(_order is null ? _start + row : _order[_start + row], row);
        return _rows > 0;
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _handle.ReleasePointer();
    }

    private void Read(int fileRow, int row)
    {
        var bytes = new ReadOnlySpan<byte>(_firstRow + (long)fileRow * _rowBytes, _rowBytes);
        ReadOnlySpan<byte> outcome = bytes[(4 * _file.InputSize)..];
        MemoryMarshal.Cast<byte, float>(bytes[..(4 * _file.InputSize)]).CopyTo(_batch.Input(row));
        if (_file.TargetSize > 0)
            MemoryMarshal.Cast<byte, float>(outcome).CopyTo(_batch.Target(row));
        else
            _batch.Labels[row] = MemoryMarshal.Read<int>(outcome);

        if (RowCheck.Problem(_shape, _batch.Batch(row, count: 1), fileRow) is string problem)
            throw new InvalidDataException($"{_file.Path} is damaged: {problem}");
    }
}
