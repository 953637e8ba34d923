using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// Writes a <see cref="RowFile"/> piece by piece, for data that are larger than memory. What is written lies beside the file under another
/// name until <see cref="Commit"/>; without it nothing is left.
/// </summary>
public sealed class RowFileWriter : IDisposable
{
    private readonly PendingFile _file;
    private readonly RowShape _shape;
    private bool _isCommitted;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file; one that is there is replaced by <see cref="Commit"/>.</param>
    /// <param name="inputSize">Values in one sample, at least 1.</param>
    /// <param name="targetSize">Values in one dense target; 0 where there are labels.</param>
    /// <param name="classes">The number of classes, at least 1; 0 where there are dense targets.</param>
    /// <param name="allowMissing">
    /// Whether inputs may be NaN or infinite. Such values are missing to a network whose preprocessing fills them in (<c>[Standardize]</c>
    /// and the like), and ruin one without.
    /// </param>
    /// <exception cref="ArgumentException">A row has both labels and targets, or neither.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public RowFileWriter(string path, int inputSize, int targetSize, int classes, bool allowMissing = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(targetSize);
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        if ((targetSize == 0) == (classes == 0))
            throw new ArgumentException("A row has either a dense target or a label of one of the classes.", nameof(classes));
        _shape = new RowShape(inputSize, targetSize, classes, allowMissing);
        _file = new PendingFile(path);
        _file.Stream.Write(new byte[RowFileHeader.Bytes]); // the number of rows is known at the end
    }

    /// <summary>The rows written so far.</summary>
    public long Count { get; private set; }

    /// <summary>Writes some rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <exception cref="InvalidDataException">
    /// A row has the wrong size, a value that is not finite or a label that is none; the message says which. None of the batch is written.
    /// </exception>
    /// <exception cref="InvalidOperationException">The file has been committed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(Batch batch)
    {
        if (_isCommitted)
            throw new InvalidOperationException("The file has been committed.");
        if (RowCheck.Problem(_shape, batch, Count) is string problem)
            throw new InvalidDataException(problem);
        for (int row = 0; row < batch.Rows; row++)
        {
            _file.Stream.Write(MemoryMarshal.AsBytes(batch.Inputs.Slice(row * _shape.InputSize, _shape.InputSize)));
            _file.Stream.Write(_shape.HasLabels
                ? MemoryMarshal.AsBytes(batch.Labels.Slice(row, 1))
                : MemoryMarshal.AsBytes(batch.Targets.Slice(row * _shape.TargetSize, _shape.TargetSize)));
        }
        Count += batch.Rows;
    }

    /// <summary>Ends the file and puts it in its place.</summary>
    /// <exception cref="InvalidDataException">No row was written.</exception>
    /// <exception cref="InvalidOperationException">The file has been committed.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Commit()
    {
        if (_isCommitted)
            throw new InvalidOperationException("The file has been committed.");
        if (Count == 0)
            throw new InvalidDataException("A file of rows has at least one.");
        Span<byte> header = stackalloc byte[RowFileHeader.Bytes];
        new RowFileHeader(_shape.InputSize, _shape.TargetSize, _shape.Classes, Count, _shape.AllowsMissing).Write(header);
        _file.Stream.Position = 0;
        _file.Stream.Write(header);
        _file.Commit();
        _isCommitted = true;
    }

    /// <summary>Leaves nothing of a file that was not committed.</summary>
    public void Dispose() => _file.Dispose();
}
