using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Training;

/// <summary>Grey pictures of 8 bits a pixel as PNG (ISO/IEC 15948), for files, pages and event files.</summary>
public static class GreyPng
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A picture as the bytes of a PNG file.</summary>
    /// <param name="pixels">[height × width], row after row: 0 is black, 1 white; what lies outside becomes the one or the other.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">The number of pixels is not width × height.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static byte[] Encode(ReadOnlySpan<float> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != (long)width * height)
            throw new ArgumentException($"A picture of {width} × {height} has {(long)width * height} pixels, but {pixels.Length} were given.", nameof(pixels));

        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13]; // 8 bits, grey, and the only methods of compression, filtering and interlacing that there are
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(pixels, width));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Each row begins with the number of its filter: none.</summary>
    private static byte[] Compress(ReadOnlySpan<float> pixels, int width)
    {
        using var compressed = new MemoryStream();
        using (var rows = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            for (int index = 0; index < pixels.Length; index++)
            {
                if (index % width == 0)
                    rows.WriteByte(0);
                rows.WriteByte(pixels[index] > 0 ? (byte)MathF.Round(255 * MathF.Min(pixels[index], 1)) : (byte)0);
            }
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        file.Write(number);
    }

    /// <summary>CRC-32 of type and data, bit by bit: pictures here are small.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
