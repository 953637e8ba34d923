using System.Buffers.Binary;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>The first 64 bytes of a row file; the layout is described at <see cref="RowFile"/>.</summary>
internal readonly record struct RowFileHeader(int InputSize, int TargetSize, int Classes, long Count, bool AllowsMissing)
{
    public const int Bytes = 64;

    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "NetGRows"u8;

    /// <summary>Bytes in a row: its inputs, and its label or target.</summary>
    public long RowBytes => 4 * ((long)InputSize + Math.Max(TargetSize, 1));

    public void Write(Span<byte> bytes)
    {
        bytes[..Bytes].Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], InputSize);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], TargetSize);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[20..], Classes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[32..], AllowsMissing ? 1 : 0);
    }

    /// <summary>Reads a header and holds it against the length of its file.</summary>
    /// <exception cref="InvalidDataException">It is none, or the file does not have the length that it says.</exception>
    public static RowFileHeader Read(ReadOnlySpan<byte> bytes, long fileLength)
    {
        if (bytes.Length < Bytes)
            throw new InvalidDataException(Invariant($"it has {fileLength} bytes, fewer than the {Bytes} of its header."));
        if (!bytes.StartsWith(Magic))
            throw new InvalidDataException("it does not begin with the letters NetGRows.");
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) is not Version and int version)
            throw new InvalidDataException(Invariant($"its layout is of version {version}; version {Version} can be read."));

        var header = new RowFileHeader(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            AllowsMissing: BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]) switch
            {
                0 => false,
                1 => true,
                int other => throw new InvalidDataException(Invariant(
                    $"it says {other} of whether inputs may be missing; 0 or 1 can be read.")),
            });
        if (header.InputSize < 1 || header.TargetSize < 0 || header.Classes < 0 || (header.TargetSize == 0) != (header.Classes > 0))
        {
            throw new InvalidDataException(Invariant(
                $"its rows of {header.InputSize} inputs, {header.TargetSize} targets and {header.Classes} classes make no sense."));
        }
        if (header.RowBytes > Array.MaxLength)
            throw new InvalidDataException(Invariant($"its rows have {header.RowBytes} bytes; {Array.MaxLength} at most can be read."));
        if (header.Count < 1 || header.Count > Array.MaxLength)
            throw new InvalidDataException(Invariant($"it claims to hold {header.Count} rows; 1 to {Array.MaxLength} can be read."));
        long expected = Bytes + header.Count * header.RowBytes;
        if (expected != fileLength)
        {
            throw new InvalidDataException(Invariant(
                $"it has {fileLength} bytes, but {header.Count} rows of {header.RowBytes} bytes after the header make {expected}."));
        }
        return header;
    }
}
