using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>The bytes of a parameter file, on disk or in memory.</summary>
internal readonly ref struct ByteSource
{
    private readonly SafeFileHandle? _file;
    private readonly ReadOnlySpan<byte> _bytes;

    public ByteSource(SafeFileHandle file, string name)
    {
        _file = file;
        Length = RandomAccess.GetLength(file);
        Name = name;
    }

    public ByteSource(ReadOnlySpan<byte> bytes, string name)
    {
        _bytes = bytes;
        Length = bytes.Length;
        Name = name;
    }

    public long Length { get; }

    /// <summary>What messages call the file.</summary>
    public string Name { get; }

    /// <summary>Fills <paramref name="destination"/>, which lies within <see cref="Length"/>.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        if (_file is null)
        {
            _bytes.Slice((int)offset, destination.Length).CopyTo(destination);
            return;
        }
        while (!destination.IsEmpty)
        {
            int read = RandomAccess.Read(_file, destination, offset);
            if (read == 0)
                throw new EndOfStreamException($"{Name} had {Length} bytes and ends at byte {offset} now.");
            offset += read;
            destination = destination[read..];
        }
    }
}
