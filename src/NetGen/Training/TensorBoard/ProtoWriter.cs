using System.Buffers.Binary;
using System.Text;

namespace NetGen.Training;

/// <summary>A protocol buffer message in its wire format, written field by field into memory that is used again for the next one.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private byte[] _bytes = new byte[1024];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Int64(int field, long value)
    {
        Tag(field, Varint);
        WriteVarint((ulong)value);
    }

    public void Double(int field, double value)
    {
        Tag(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
    }

    public void Float(int field, float value)
    {
        Tag(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(Reserve(sizeof(float)), value);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, LengthDelimited);
        WriteVarint((ulong)value.Length);
        value.CopyTo(Reserve(value.Length));
    }

    public void String(int field, string value)
    {
        Tag(field, LengthDelimited);
        int bytes = Encoding.UTF8.GetByteCount(value);
        WriteVarint((ulong)bytes);
        Encoding.UTF8.GetBytes(value, Reserve(bytes));
    }

    /// <summary>Several doubles in one field.</summary>
    public void Packed(int field, ReadOnlySpan<double> values)
    {
        Tag(field, LengthDelimited);
        WriteVarint((ulong)values.Length * sizeof(double));
        foreach (double value in values)
            BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
    }

    /// <summary>Begins a message within this one. What is written until <see cref="End"/> belongs to it.</summary>
    /// <returns>What <see cref="End"/> is told.</returns>
    public int Begin(int field)
    {
        Tag(field, LengthDelimited);
        Reserve(sizeof(uint));
        return _length;
    }

    /// <summary>Ends a message: its length is written before it in four bytes, of which those that were not needed are empty groups of a varint.</summary>
    public void End(int start)
    {
        int length = _length - start;
        Span<byte> prefix = _bytes.AsSpan(start - sizeof(uint), sizeof(uint));
        for (int index = 0; index < prefix.Length; index++)
        {
            bool isLast = index == prefix.Length - 1;
            prefix[index] = (byte)((length >> (7 * index) & 0x7F) | (isLast ? 0 : 0x80));
        }
        if (length >= 1 << 28)
            throw new InvalidOperationException("A message of an event is below 256 MiB.");
    }

    private void Tag(int field, int wireType) => WriteVarint((ulong)(field << 3 | wireType));

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Reserve(1)[0] = (byte)(value | 0x80);
        Reserve(1)[0] = (byte)value;
    }

    private Span<byte> Reserve(int bytes)
    {
        if (_length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + bytes));
        _length += bytes;
        return _bytes.AsSpan(_length - bytes, bytes);
    }
}
