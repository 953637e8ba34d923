namespace NetGen;

/// <summary>Passes on what is written, and takes its checksum on the way.</summary>
internal sealed class ChecksumStream(Stream stream) : Stream
{
    private Crc32C _crc = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The checksum of what was written since the last call.</summary>
    public uint TakeChecksum()
    {
        uint checksum = _crc.Value;
        _crc = new Crc32C();
        return checksum;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _crc.Add(buffer);
        stream.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
