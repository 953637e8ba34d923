using System.IO.MemoryMappedFiles;

namespace NetGen.Training;

/// <summary>
/// Samples in a file that is mapped into memory, for data that are larger than it: only the rows that a batch takes are read, in any order,
/// and the system keeps in memory what fits.
/// </summary>
/// <remarks>
/// <para>
/// The layout, all in little-endian byte order. A header of 64 bytes: the letters <c>NetGRows</c>; 32-bit integers: the version 1, the
/// input size, the target size (0 where there are labels), the number of classes (0 where there are targets); a 64-bit integer: the number
/// of rows, at most that of an array; a 32-bit integer: 1 where inputs may be missing, that is NaN or infinite, otherwise 0; zeros. Then row
/// after row: the inputs as 32-bit floats, and either the label as a 32-bit integer or the target as 32-bit floats.
/// </para>
/// <para>
/// A shuffled pass holds 4 bytes for each row of the file. Where the file lies on a disk that is slow at random access, a
/// <see cref="BatchSourceExtensions.ShuffleBuffer"/> in front of <see cref="InOrder"/> reads it from front to back. While it is open the
/// file must not be made shorter.
/// </para>
/// </remarks>
public sealed class RowFile : IBatchSource, IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly RowFileHeader _header;

    private RowFile(string path, MemoryMappedFile file, MemoryMappedViewAccessor view, RowFileHeader header)
    {
        Path = path;
        _file = file;
        _view = view;
        _header = header;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public int InputSize => _header.InputSize;

    /// <inheritdoc/>
    public int TargetSize => _header.TargetSize;

    /// <inheritdoc/>
    public int Classes => _header.Classes;

    /// <summary>Whether it was written with inputs that may be missing.</summary>
    public bool AllowsMissing => _header.AllowsMissing;

    /// <summary>The number of samples.</summary>
    public int Count => (int)_header.Count;

    long? IBatchSource.Count => Count;

    bool IBatchSource.CanShuffle => true;

    /// <summary>The same rows, read from front to back only.</summary>
    public IBatchSource InOrder => new StoredOrder(this);

    /// <summary>Opens a file of rows.</summary>
    /// <param name="path">The file, as <see cref="Write"/> or a <see cref="RowFileWriter"/> wrote it.</param>
    /// <exception cref="InvalidDataException">It is no file of rows, or its length is not what its header says; the message says how.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RowFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RowFileHeader header;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            byte[] bytes = new byte[RowFileHeader.Bytes];
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            header = RowFileHeader.Read(bytes.AsSpan(0, read), stream.Length);
        }
        catch (InvalidDataException exception)
        {
            stream.Dispose();
            throw new InvalidDataException($"{path} is no file of rows that can be read: {exception.Message}", exception);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
        var file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        return new RowFile(path, file, file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read), header);
    }

    /// <summary>Writes all samples of a source, in the order in which they are stored. The file is there whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="source">The samples; where it allows inputs to be missing, so does the file.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left of the file then.</param>
    /// <exception cref="InvalidDataException">There is no sample, or one cannot be used; the message says which and why.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public static void Write(string path, IBatchSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var writer = new RowFileWriter(path, source.InputSize, source.TargetSize, source.Classes, source.AllowsMissing);
        foreach (Batch batch in source.Batches(256, cancellationToken: cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Append(batch);
        }
        writer.Commit();
    }

    /// <inheritdoc/>
    public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return new RowFileReader(this, _view.SafeMemoryMappedViewHandle, batchSize, order);
    }

    /// <summary>Closes the file. Passes that are under way can be finished.</summary>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
