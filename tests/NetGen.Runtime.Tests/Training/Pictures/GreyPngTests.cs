using System.Buffers.Binary;
using System.IO.Compression;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.Pictures;

public class GreyPngTests
{
    [Fact]
    public void A_picture_has_its_chunks_with_their_crcs()
    {
        byte[] png = GreyPng.Encode([0, 0.5f, 1, 2, -1, float.NaN], width: 3, height: 2);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        (string type, byte[] header) = Chunk(png, 8);
        Assert.Equal("IHDR", type);
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0], header);
        (type, byte[] data) = Chunk(png, 8 + 12 + header.Length);
        Assert.Equal("IDAT", type);
        using var rows = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var pixels = new MemoryStream();
        rows.CopyTo(pixels);
        Assert.Equal([0, 0, 128, 255, 0, 255, 0, 0], pixels.ToArray());

        // The end of every PNG, as the standard prints it.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], png[^12..]);
    }

    [Fact]
    public void Sizes_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("width", () => GreyPng.Encode([1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => GreyPng.Encode([1], 1, 0));
        Assert.Throws<ArgumentException>("pixels", () => GreyPng.Encode([1], 2, 1));
    }

    private static (string Type, byte[] Data) Chunk(byte[] png, int at)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
        return (System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
    }
}
