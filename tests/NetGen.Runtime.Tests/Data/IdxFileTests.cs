using System.IO.Compression;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-idx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_read_plain_or_compressed(bool compressed)
    {
        string path = Write("file", compressed, [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 253, 254, 255]);

        IdxFile file = IdxFile.Read(path);

        Assert.Equal([2, 1, 3], file.Dimensions.ToArray());
        Assert.Equal([1, 2, 3, 253, 254, 255], file.Values.ToArray());
    }

    [Fact]
    public void A_large_file_is_read_whole()
    {
        byte[] values = new byte[1_000_003];
        new Random(1).NextBytes(values);
        string path = Write("large", compressed: true, [0, 0, 8, 1, 0, 0x0F, 0x42, 0x43, .. values]);

        Assert.Equal(values, IdxFile.Read(path).Values.ToArray());
    }

    [Fact]
    public void Images_and_labels_make_a_data_set()
    {
        string images = Write("images", compressed: true, [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51, 102]);
        string labels = Write("labels", compressed: false, [0, 0, 8, 1, 0, 0, 0, 2, 9, 4]);

        DataSet data = IdxFile.ReadDataSet(images, labels);

        Assert.Equal((2, 2, 10), (data.Count, data.InputSize, data.Classes));
        Assert.Equal([0, 1], data.Input(0));
        Assert.Equal([51 / 255f, 102 / 255f], data.Input(1));
        Assert.Equal((9, 4), (data.Label(0), data.Label(1)));
    }

    [Fact]
    public void Images_without_their_labels_are_refused()
    {
        string images = Write("images", compressed: false, [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5, 6]);
        string labels = Write("labels", compressed: false, [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 0]);

        Assert.Equal($"{images} holds 2 images, but {labels} 3 labels.", Refused(() => IdxFile.ReadDataSet(images, labels)));
        Assert.Equal($"{images} holds no labels: it has 2 dimensions instead of 1.", Refused(() => IdxFile.ReadDataSet(labels, images)));
    }

    [Theory]
    [InlineData("it ends too early", new byte[0])]
    [InlineData("it ends too early", new byte[] { 0, 0, 8 })]
    [InlineData("it ends too early", new byte[] { 0, 0, 8, 1, 0, 0, 0 })]
    [InlineData("it ends too early", new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 1 })]
    [InlineData("it ends too early", new byte[] { 0, 0, 8, 1, 0x7F, 0xFF, 0xFF, 0x00, 1, 2, 3 })]
    [InlineData("it goes on after the 1 values", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 })]
    [InlineData("it begins with bytes 50 4B instead of 00 00", new byte[] { 0x50, 0x4B, 8, 1, 0, 0, 0, 1, 1 })]
    [InlineData("its values are of IDX type 0D", new byte[] { 0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0 })]
    [InlineData("it has no dimensions", new byte[] { 0, 0, 8, 0 })]
    [InlineData("it claims to hold more than", new byte[] { 0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("it claims to hold more than", new byte[] { 0, 0, 8, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 })]
    [InlineData("it claims to hold more than", new byte[] { 0, 0, 8, 2, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void A_damaged_file_is_refused_plain_or_compressed(string message, byte[] content)
    {
        foreach (bool compressed in (ReadOnlySpan<bool>)[false, true])
        {
            string path = Write("damaged", compressed, content);
            string refusal = Refused(() => IdxFile.Read(path));
            Assert.StartsWith(path, refusal, StringComparison.Ordinal);
            Assert.Contains(message, refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_claim_of_two_gigabytes_costs_nothing()
    {
        string path = Write("claim", compressed: false, [0, 0, 8, 1, 0x7F, 0xFF, 0xFF, 0x00, 1, 2, 3]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(() => IdxFile.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_compressed_file_cut_or_changed_anywhere_is_refused()
    {
        byte[] file = File.ReadAllBytes(Write("whole", compressed: true, [0, 0, 8, 1, 0, 0, 0, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
        string path = Path.Combine(_folder, "damaged");
        for (int length = 0; length < file.Length - 9; length++) // GZipStream misses a cut in the closing checksum, which costs no value
        {
            File.WriteAllBytes(path, file[..length]);
            Refused(() => IdxFile.Read(path));
        }
        for (int position = 10; position < file.Length; position++) // after gzip's own header, most of which means nothing
        {
            byte[] changed = [.. file];
            changed[position] ^= 0x55;
            File.WriteAllBytes(path, changed);
            Refused(() => IdxFile.Read(path));
        }
    }

    private static string Refused(Func<object> read) => Assert.Throws<InvalidDataException>(read).Message;

    private string Write(string name, bool compressed, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        using Stream file = File.Create(path);
        using Stream stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(content);
        return path;
    }
}
