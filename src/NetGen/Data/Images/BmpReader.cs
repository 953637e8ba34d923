using System.Buffers.Binary;

namespace NetGen.Training;

/// <summary>
/// Windows bitmaps without compression: 8 bits a pixel with a palette, 24, or 32 of which the last 8 are unused; rows from the bottom up,
/// or from the top where the height is negative, each filled up to a multiple of 4 bytes (Microsoft, BITMAPINFOHEADER).
/// </summary>
internal static class BmpReader
{
    private const int FileHeader = 14;
    private const int InfoHeader = 40;

    public static Image Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FileHeader + InfoHeader)
            throw new InvalidDataException("it ends too early.");
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]);
        uint headerSize = BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]);
        int width = BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]);
        long height = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]);
        uint compression = BinaryPrimitives.ReadUInt32LittleEndian(bytes[30..]);
        if (headerSize < InfoHeader)
            throw new InvalidDataException($"its header has {headerSize} bytes; {InfoHeader} or more can be read.");
        if (bits is not (8 or 24 or 32) || compression != 0)
            throw new InvalidDataException($"it has {bits} bits a pixel and compression {compression}; 8, 24 and 32 without can be read.");

        long stride = ((long)width * bits + 31) / 32 * 4;
        if (offset + stride * Math.Abs(height) > bytes.Length) // asked before room is made for the pixels
            throw new InvalidDataException("it ends too early.");
        Image image = Image.Blank(width, Math.Abs(height), channels: 3);
        ReadOnlySpan<byte> palette = bits == 8 ? Palette(bytes, headerSize, offset) : [];
        for (int row = 0; row < image.Height; row++)
        {
            int stored = height < 0 ? row : image.Height - 1 - row;
            ReadOnlySpan<byte> pixels = bytes.Slice((int)(offset + stored * stride), (int)stride);
            for (int column = 0; column < image.Width; column++)
                SetPixel(image, row * image.Width + column, Color(pixels, column, bits, palette));
        }
        return image;
    }

    /// <summary>Blue, green, red and an unused byte for each of the palette's colours.</summary>
    private static ReadOnlySpan<byte> Palette(ReadOnlySpan<byte> bytes, uint headerSize, long offset)
    {
        uint colors = BinaryPrimitives.ReadUInt32LittleEndian(bytes[46..]);
        long length = 4L * (colors == 0 ? 256 : colors);
        long start = FileHeader + (long)headerSize;
        return colors <= 256 && start + length <= offset
            ? bytes.Slice((int)start, (int)length)
            : throw new InvalidDataException($"its palette of {colors} colours does not fit before its pixels.");
    }

    private static ReadOnlySpan<byte> Color(ReadOnlySpan<byte> pixels, int column, int bits, ReadOnlySpan<byte> palette)
    {
        if (bits > 8)
            return pixels[(column * bits / 8)..];
        int index = 4 * pixels[column];
        return index < palette.Length
            ? palette[index..]
            : throw new InvalidDataException($"it has a pixel of colour {pixels[column]}, which its palette lacks.");
    }

    private static void SetPixel(Image image, int pixel, ReadOnlySpan<byte> blueGreenRed)
    {
        for (int channel = 0; channel < 3; channel++)
            image.Values[3 * pixel + channel] = blueGreenRed[2 - channel] / 255f;
    }
}
