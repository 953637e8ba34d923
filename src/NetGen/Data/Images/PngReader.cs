using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Training;

/// <summary>
/// PNG (ISO/IEC 15948) of 8 bits a sample, grey, coloured or with a palette, without transparency and interlacing: chunks with a checksum,
/// of which IHDR says what is there, PLTE holds the palette, and the IDATs together one zlib stream of filtered rows.
/// </summary>
internal static class PngReader
{
    private const int GreyType = 0, RgbType = 2, PaletteType = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static Image Read(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Signature))
            throw new InvalidDataException("its first 8 bytes are damaged.");
        byte[] header = [];
        byte[] palette = [];
        var data = new MemoryStream();
        int position = Signature.Length;
        while (true)
        {
            (string type, ReadOnlyMemory<byte> content) = Chunk(bytes, ref position);
            if (header.Length == 0 && type != "IHDR")
                throw new InvalidDataException($"it begins with chunk {type} instead of IHDR.");
            switch (type)
            {
                case "IHDR":
                    header = content.Length == 13 ? content.ToArray() : throw new InvalidDataException("its header has the wrong length.");
                    break;
                case "PLTE":
                    palette = content.ToArray();
                    break;
                case "tRNS":
                    throw new InvalidDataException("it has transparency, which has no value for a network; lay it on a background.");
                case "IDAT":
                    data.Write(content.Span);
                    break;
                case "IEND":
                    data.Position = 0;
                    return Decode(header, palette, data);
                case [>= 'A' and <= 'Z', ..]:
                    throw new InvalidDataException($"it needs a reader that knows chunk {type}.");
                default:
                    break; // an ancillary chunk: a comment, a time
            }
        }
    }

    private static (string Type, ReadOnlyMemory<byte> Content) Chunk(byte[] bytes, ref int position)
    {
        if (bytes.Length - position < 12)
            throw new InvalidDataException("it ends too early.");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position));
        if (length > bytes.Length - position - 12)
            throw new InvalidDataException("it ends too early.");
        ReadOnlyMemory<byte> checkedPart = bytes.AsMemory(position + 4, (int)length + 4);
        string type = string.Concat(checkedPart.Span[..4].ToArray().Select(letter => (char)letter));
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(position + 8 + (int)length)) != Crc32.Of(checkedPart.Span))
            throw new InvalidDataException($"the checksum of its chunk at byte {position} is wrong.");
        position += 12 + (int)length;
        return (type, checkedPart[4..]);
    }

    private static Image Decode(ReadOnlySpan<byte> header, byte[] palette, Stream data)
    {
        uint width = BinaryPrimitives.ReadUInt32BigEndian(header);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        (int bits, int type, int interlace) = (header[8], header[9], header[12]);
        if (bits != 8 || type is not (GreyType or RgbType or PaletteType) || interlace != 0)
        {
            throw new InvalidDataException(
                $"it has {bits} bits a sample, colour type {type} and interlacing {interlace}; 8 bits of type 0, 2 or 3 without can be read.");
        }
        // Deflate makes at most 1,032 bytes of one: what cannot be there is refused before room is made for it.
        if ((long)width * height > 1032 * data.Length)
            throw new InvalidDataException("it ends too early.");

        Image image = Image.Blank(width, height, type == GreyType ? 1 : 3);
        int pixelBytes = type == RgbType ? 3 : 1;
        byte[] row = new byte[image.Width * pixelBytes];
        byte[] above = new byte[row.Length];
        using var unpacked = new ZLibStream(data, CompressionMode.Decompress);
        for (int line = 0; line < image.Height; line++)
        {
            int filter = unpacked.ReadByte();
            if (filter < 0 || unpacked.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                throw new InvalidDataException("it ends too early.");
            PngFilter.Undo(filter, row, above, pixelBytes);
            Span<float> values = image.Values.AsSpan(line * image.Width * image.Channels, image.Width * image.Channels);
            if (type == PaletteType)
                LookUp(row, palette, values);
            else
                Scale(row, values);
            (row, above) = (above, row);
        }
        if (unpacked.ReadByte() >= 0)
            throw new InvalidDataException("it goes on after its last row.");
        return image;
    }

    private static void Scale(ReadOnlySpan<byte> samples, Span<float> values)
    {
        for (int index = 0; index < samples.Length; index++)
            values[index] = samples[index] / 255f;
    }

    private static void LookUp(ReadOnlySpan<byte> indices, ReadOnlySpan<byte> palette, Span<float> values)
    {
        for (int pixel = 0; pixel < indices.Length; pixel++)
        {
            if (3 * indices[pixel] + 2 >= palette.Length)
                throw new InvalidDataException($"it has a pixel of colour {indices[pixel]}, which its palette lacks.");
            Scale(palette.Slice(3 * indices[pixel], 3), values.Slice(3 * pixel, 3));
        }
    }
}
