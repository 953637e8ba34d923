using System.Buffers.Binary;
using System.Numerics;

namespace NetGen.Training;

/// <summary>
/// TensorFlow's format of records in a file: the length (8 bytes), its masked CRC-32C (4), the data, and theirs (4), all little-endian.
/// </summary>
internal sealed class RecordFile(string path) : IDisposable
{
    private readonly FileStream _stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    private readonly byte[] _frame = new byte[sizeof(ulong) + sizeof(uint)];

    public void Write(ReadOnlySpan<byte> data)
    {
        Span<byte> length = _frame.AsSpan(0, sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(_frame.AsSpan(sizeof(ulong)), MaskedCrc(length));
        _stream.Write(_frame);
        _stream.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(_frame, MaskedCrc(data));
        _stream.Write(_frame, 0, sizeof(uint));
    }

    public void Flush() => _stream.Flush();

    public void Dispose() => _stream.Dispose();

    /// <summary>CRC-32C (Castagnoli), rotated and shifted: a CRC over data that contain CRCs is a bad one.</summary>
    internal static uint MaskedCrc(ReadOnlySpan<byte> data) => BitOperations.RotateRight(Crc32C.Of(data), 15) + 0xA282EAD8;
}
