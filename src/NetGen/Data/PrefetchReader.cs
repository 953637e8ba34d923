using System.Runtime.ExceptionServices;

namespace NetGen.Training;

/// <summary>
/// A pass whose batches a thread of its own reads into a ring of buffers. The reading thread fills the slots, the caller empties them, and
/// each waits for the other under one lock.
/// </summary>
internal sealed class PrefetchReader : IBatchReader
{
    private readonly object _gate = new();
    private readonly IBatchReader _reader;
    private readonly BatchBuffer[] _slots;
    private readonly int[] _slotRows;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _ending;
    private readonly CancellationTokenRegistration _wakeUp;
    private readonly Thread _thread;

    // Under the lock: batches are numbered, and batch n lies in slot n modulo their number.
    private long _written;
    private long _released;
    private bool _hasEnded;
    private ExceptionDispatchInfo? _failure;

    private long _current = -1;
    private bool _isDisposed;

    public PrefetchReader(IBatchSource source, int batches, int batchSize, EpochOrder? order, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reader = source.Open(batchSize, order, _ending.Token);
        int rows = (int)Math.Min(batchSize, source.Count ?? batchSize);
        _slots = [.. Enumerable.Range(0, batches + 1).Select(_ => new BatchBuffer(source, rows))]; // one more is with the caller
        _slotRows = new int[_slots.Length];
        _wakeUp = _ending.Token.UnsafeRegister(static reader => ((PrefetchReader)reader!).Wake(), this);
        _thread = new Thread(ReadAhead) { IsBackground = true, Name = "NetGen prefetch" };
        _thread.Start();
    }

    public Batch Current => _slots[_current % _slots.Length].Batch(_slotRows[_current % _slots.Length]);

    public bool MoveNext()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        lock (_gate)
        {
            _current++;
            _released = _current;
            Monitor.PulseAll(_gate);
            while (_written <= _current && !_hasEnded)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }
            if (_written > _current)
                return true;
            _current--; // the end, or the failure, stays where it is
            _failure?.Throw();
            return false;
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _ending.Cancel();
        _thread.Join();
        _wakeUp.Dispose();
        _reader.Dispose();
        _ending.Dispose();
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private void ReadAhead()
    {
        ExceptionDispatchInfo? failure = null;
        try
        {
            while (WaitForRoom() && _reader.MoveNext())
                Write(_reader.Current);
        }
        catch (Exception exception) // whatever it is, it belongs to the caller of MoveNext
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }
        lock (_gate)
        {
            (_hasEnded, _failure) = (true, failure);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until a slot is free; false where nobody wants another batch.</summary>
    private bool WaitForRoom()
    {
        lock (_gate)
        {
            while (_written - _released >= _slots.Length && !_ending.IsCancellationRequested)
                Monitor.Wait(_gate);
            return !_ending.IsCancellationRequested;
        }
    }

    private void Write(Batch batch)
    {
        int slot = (int)(_written % _slots.Length); // only this thread writes the number
        _slots[slot].Copy(batch, fromRow: 0, row: 0, batch.Rows);
        _slotRows[slot] = batch.Rows;
        lock (_gate)
        {
            _written++;
            Monitor.PulseAll(_gate);
        }
    }
}
