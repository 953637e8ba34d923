using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Data.Images;

public sealed class ImageReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-image-").FullName;

    private static readonly Vector[] Vectors = JsonSerializer.Deserialize<Vector[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Images", "Vectors", "images.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Names => [.. Vectors.Select(vector => vector.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_is_read_as_Pillow_reads_it(string name)
    {
        Vector vector = Named(name);

        Image image = Read(vector.File);

        Assert.Equal((vector.Width, vector.Height), (image.Width, image.Height));
        float[] values = new float[vector.Values.Length];
        image.CopyTo(values, vector.Grey ? ImageColor.Grey : ImageColor.Rgb);
        Assert.Equal(vector.Values.Select(value => value / 255f), values);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_anywhere_is_refused(string name)
    {
        byte[] file = Named(name).File;
        bool isText = name.EndsWith("text", StringComparison.Ordinal);
        for (int length = 0; length < (isText ? file.Length - 3 : file.Length); length++) // a number cut short is a number
            Refused("", file[..length]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_byte_is_refused_or_gives_an_image_but_no_other_exception(string name)
    {
        byte[] file = Named(name).File;
        for (int position = 0; position < file.Length; position++)
        {
            byte[] changed = [.. file];
            changed[position] ^= 0x55;
            try
            {
                Read(changed);
                Assert.DoesNotContain("png", name, StringComparison.Ordinal); // its checksums see every change
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void Values_of_two_bytes_and_other_largest_values_are_scaled()
    {
        Assert.Equal([0, 1, 0.5f], Read([.. "P5 3 1 512\n"u8, 0, 0, 2, 0, 1, 0]).Values);
        Assert.Equal([0, 1, 2 / 7f], Read(Encoding.ASCII.GetBytes("P2 3 1 7 0 7 2")).Values);
        Refused("it has a value 8 above its largest, 7.", Encoding.ASCII.GetBytes("P2 3 1 7 0 8 2"));
    }

    [Fact]
    public void Bitmaps_of_32_bits_are_read()
    {
        byte[] file = new byte[14 + 40 + 8];
        "BM"u8.CopyTo(file);
        file[10] = 54;
        file[14] = 40;
        file[18] = 2;
        file[22] = 1;
        file[28] = 32;
        byte[] pixels = [51, 102, 153, 77, 0, 0, 255, 77];
        pixels.CopyTo(file, 54);
        Assert.Equal([0.6f, 0.4f, 0.2f, 1, 0, 0], Read(file).Values);
    }

    [Fact]
    public void Colour_becomes_grey_by_its_luma_and_grey_colour_by_repetition()
    {
        float[] grey = new float[2];
        new Image(2, 1, 3, [1, 0.5f, 0.25f, 0.3f, 0.3f, 0.3f]).CopyTo(grey, ImageColor.Grey);
        Assert.Equal(0.299 + 0.587 / 2 + 0.114 / 4, grey[0], 1e-6);
        Assert.Equal(0.3f, grey[1]);

        float[] colour = new float[6];
        new Image(2, 1, 1, [0.1f, 0.9f]).CopyTo(colour, ImageColor.Rgb);
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.9f, 0.9f, 0.9f], colour);
    }

    [Theory]
    [InlineData("GIF89a", "it is none of PGM, PPM, BMP and PNG.")]
    [InlineData("", "it is none of PGM, PPM, BMP and PNG.")]
    [InlineData("P5 0 4 255\n", "it claims to be 0 pixels wide and 4 high.")]
    [InlineData("P5 3 4 0\n", "its largest value is 0;")]
    [InlineData("P5 3 4 65536\n", "its largest value is 65536;")]
    [InlineData("P5 99999 99999 255\n0", "it ends too early.")]
    [InlineData("P2 2 1 255 1 x", "there is no number at byte 13.")]
    [InlineData("P2 2 1 255 1 -1", "there is no number at byte 13.")]
    [InlineData("P2 # only a comment", "it ends too early.")]
    public void Other_files_are_refused(string file, string message) => Refused(message, Encoding.ASCII.GetBytes(file));

    [Theory]
    [InlineData(24, 16, "it has 16 bits a sample, colour type 0 and interlacing 0;")]
    [InlineData(25, 6, "it has 8 bits a sample, colour type 6 and interlacing 0;")]
    [InlineData(28, 1, "it has 8 bits a sample, colour type 0 and interlacing 1;")]
    [InlineData(16, 0x7F, "it ends too early.")]
    [InlineData(23, 10, "it ends too early.")]
    [InlineData(23, 8, "it goes on after its last row.")]
    [InlineData(19, 12, "it has a row with filter")]
    public void Other_kinds_of_png_are_refused(int position, byte value, string message)
    {
        byte[] file = [.. Named("png grey").File];
        file[position] = value;
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32.Of(file.AsSpan(12, 17)));
        Refused(message, file);
    }

    [Theory]
    [InlineData("tRNS", "it has transparency")]
    [InlineData("WHAT", "it needs a reader that knows chunk WHAT.")]
    public void Chunks_that_change_the_image_are_refused(string type, string message)
    {
        byte[] name = Encoding.ASCII.GetBytes(type);
        byte[] crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.Of(name));
        byte[] file = Named("png grey").File;
        Refused(message, [.. file[..33], 0, 0, 0, 0, .. name, .. crc, .. file[33..]]);
    }

    [Fact]
    public void The_checksum_is_that_of_the_standard() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    private static Vector Named(string name) => Vectors.Single(vector => vector.Name == name);

    private Image Read(byte[] file)
    {
        string path = Path.Combine(_folder, "image");
        File.WriteAllBytes(path, file);
        return ImageReader.Read(path);
    }

    private void Refused(string message, byte[] file)
    {
        string refusal = Assert.Throws<InvalidDataException>(() => Read(file)).Message;
        Assert.StartsWith($"{Path.Combine(_folder, "image")} is no image that can be read: ", refusal, StringComparison.Ordinal);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }

    private sealed record Vector(string Name, byte[] File, bool Grey, int Width, int Height, int[] Values);
}
