using System.Buffers.Binary;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

public sealed class RowFileTests : IDisposable
{
    private static readonly EpochOrder First = new(Seed: 7, Epoch: 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-rows-").FullName;

    private string FilePath => Path.Combine(_folder, "rows");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Labelled_rows_come_back_in_stored_and_in_random_order()
    {
        DataSet data = Samples.Clouds(100, seed: 1);
        RowFile.Write(FilePath, data);

        using RowFile file = RowFile.Open(FilePath);

        Assert.Equal((2, 0, 3, 100), (file.InputSize, file.TargetSize, file.Classes, file.Count));
        Assert.Equal(Samples.Pass(data, 7), Samples.Pass(file, 7));
        Assert.Equal(Samples.Pass(data, 7, First), Samples.Pass(file, 7, First)); // a data set shuffles the same way
        DataSet read = file.ToDataSet();
        Assert.All(Enumerable.Range(0, 100), row => Assert.Equal(data.Input(row), read.Input(row)));
    }

    [Fact]
    public void Rows_with_targets_come_back()
    {
        var data = new DataSet([1, 2, 3, 4, 5, 6], 2, [7, 8, 9], 1);
        RowFile.Write(FilePath, data);

        using RowFile file = RowFile.Open(FilePath);
        List<float> seen = [];
        foreach (Batch batch in file.Batches(2))
            seen.AddRange([.. batch.Inputs, .. batch.Targets]);

        Assert.Equal([1, 2, 3, 4, 7, 8, 5, 6, 9], seen);
        Assert.Equal((1, 0), (file.TargetSize, file.Classes));
    }

    [Fact]
    public void The_layout_is_the_documented_one()
    {
        RowFile.Write(FilePath, new DataSet([1.5f, -2], 1, [0, 258]));

        byte[] expected =
        [
            .. "NetGRows"u8, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, .. new byte[32],
            0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0, 2, 1, 0, 0,
        ];
        Assert.Equal(expected, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Missing_inputs_are_kept_where_the_source_allows_them()
    {
        var data = new DataSet([1, float.NaN, float.NegativeInfinity, 4], 2, [0, 1], allowMissing: true);
        RowFile.Write(FilePath, data);
        Assert.Equal(1, File.ReadAllBytes(FilePath)[32]);
        using (RowFile file = RowFile.Open(FilePath))
        {
            Assert.True(file.AllowsMissing && file.InOrder.AllowsMissing);
            DataSet read = file.ToDataSet();
            Assert.Equal([1, float.NaN], read.Input(0));
            Assert.Equal([float.NegativeInfinity, 4], read.Input(1));
        }

        using (var writer = new RowFileWriter(FilePath, 1, 1, 0, allowMissing: true))
        {
            writer.Append(new Batch(1, [float.NaN], [2f]));
            Assert.Equal(
                "Row 1 has a target that is not finite, in column 0.",
                Assert.Throws<InvalidDataException>(() => writer.Append(new Batch(1, [1f], [float.NaN]))).Message);
            writer.Commit();
        }

        // A file that does not say so is damaged where a value is not finite.
        byte[] bytes = File.ReadAllBytes(FilePath);
        bytes[32] = 0;
        File.WriteAllBytes(FilePath, bytes);
        using RowFile damaged = RowFile.Open(FilePath);
        Assert.EndsWith(
            "is damaged: Row 0 has a value that is not finite, in column 0.",
            Assert.Throws<InvalidDataException>(() => damaged.ToDataSet()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_order_goes_from_front_to_back_whatever_is_asked_for()
    {
        RowFile.Write(FilePath, Samples.Numbered(0, 1, 2, 3, 4, 5, 6, 7));
        using RowFile file = RowFile.Open(FilePath);

        Assert.False(file.InOrder.CanShuffle);
        Assert.Equal(Samples.Pass(file, 3), Samples.Pass(file.InOrder, 3, First));
        Assert.NotEqual(Samples.Pass(file, 3), Samples.Pass(file.InOrder.ShuffleBuffer(4), 3, First));
    }

    [Fact]
    public void A_network_learns_from_a_file_as_from_memory_bit_for_bit()
    {
        DataSet data = Samples.Clouds(300, seed: 1);
        RowFile.Write(FilePath, data);
        using RowFile file = RowFile.Open(FilePath);

        float[] fromMemory = Learned(data);

        Assert.Equal(fromMemory, Learned(file));
        Assert.Equal(fromMemory, Learned(file.Prefetch()));

        static float[] Learned(IBatchSource source)
        {
            var network = new Training.LinearNetwork(2, 3, LossFunction.SoftmaxCrossEntropy, fused: true);
            network.Fit(source, source, epochs: 3, batchSize: 16, seed: 5);
            return network.ParameterBuffer.ToArray();
        }
    }

    [Fact]
    public void A_pass_outlives_its_file()
    {
        RowFile.Write(FilePath, Samples.Numbered(0, 1, 2));
        RowFile file = RowFile.Open(FilePath);
        IBatchReader reader = file.Open(1);
        Assert.True(reader.MoveNext());

        file.Dispose();

        Assert.True(reader.MoveNext());
        Assert.Equal(1, reader.Current.Labels[0]);
        reader.Dispose();
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.MoveNext());
        Assert.Throws<ObjectDisposedException>(() => file.Open(1));
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        RowFile.Write(FilePath, Samples.Numbered(new int[1000]));
        using RowFile file = RowFile.Open(FilePath);
        using IBatchReader reader = file.Open(3, First);
        reader.MoveNext();
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.MoveNext())
        {
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_file_is_there_whole_or_not_at_all()
    {
        File.WriteAllText(FilePath, "what was there");
        using (var writer = new RowFileWriter(FilePath, 1, 0, 2))
        {
            writer.Append(new Batch([1f, 2], [0, 1]));
            Assert.Equal("what was there", File.ReadAllText(FilePath));
        }
        Assert.Throws<InvalidDataException>(() => RowFile.Write(FilePath, StreamedData.WithLabels(1, 1, (_, _) => [])));
        Assert.Throws<TimeoutException>(() => RowFile.Write(FilePath, StreamedData.WithLabels(1, 1, (_, _) => throw new TimeoutException())));
        Assert.Throws<OperationCanceledException>(() => RowFile.Write(FilePath, Samples.Numbered(0), new CancellationToken(canceled: true)));

        Assert.Equal("what was there", File.ReadAllText(FilePath));
        Assert.Single(Directory.GetFiles(_folder));

        RowFile.Write(FilePath, Samples.Numbered(0));
        Assert.Equal(64 + 8, new FileInfo(FilePath).Length);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_writer_refuses_wrong_rows_and_goes_on()
    {
        using var writer = new RowFileWriter(FilePath, 2, 0, 3);
        writer.Append(new Batch([1f, 2], [2]));
        Assert.Equal(
            "Label 3 of row 2 is none of 3 classes, which count from 0.",
            Assert.Throws<InvalidDataException>(() => writer.Append(new Batch([1f, 2, 3, 4], [0, 3]))).Message);
        Assert.Throws<InvalidDataException>(() => writer.Append(new Batch([float.NaN, 2], [0])));
        Assert.Throws<InvalidDataException>(() => writer.Append(new Batch([1f, 2, 3], [0])));
        writer.Append(new Batch([3f, 4], [1]));
        Assert.Equal(2, writer.Count);
        writer.Commit();
        Assert.Throws<InvalidOperationException>(() => writer.Append(new Batch([1f, 2], [2])));
        Assert.Throws<InvalidOperationException>(() => writer.Commit());

        using RowFile file = RowFile.Open(FilePath);
        Assert.Equal([(1, 2), (3, 1)], Samples.Pass(file, 5).Single());
    }

    [Fact]
    public void A_writer_needs_either_classes_or_targets()
    {
        Assert.Throws<ArgumentException>("classes", () => new RowFileWriter(FilePath, 1, 0, 0));
        Assert.Throws<ArgumentException>("classes", () => new RowFileWriter(FilePath, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => new RowFileWriter(FilePath, 0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("targetSize", () => new RowFileWriter(FilePath, 1, -1, 1));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0, (byte)'n', "it does not begin with the letters NetGRows.")]
    [InlineData(8, (byte)2, "its layout is of version 2; version 1 can be read.")]
    [InlineData(12, (byte)0, "its rows of 0 inputs, 0 targets and 3 classes make no sense.")]
    [InlineData(16, (byte)1, "its rows of 1 inputs, 1 targets and 3 classes make no sense.")]
    [InlineData(20, (byte)0, "its rows of 1 inputs, 0 targets and 0 classes make no sense.")]
    [InlineData(15, (byte)0x80, "make no sense.")]
    [InlineData(15, (byte)0x7F, "its rows have 8522825736 bytes;")]
    [InlineData(32, (byte)2, "it says 2 of whether inputs may be missing; 0 or 1 can be read.")]
    [InlineData(24, (byte)0, "it claims to hold 0 rows;")]
    [InlineData(31, (byte)0x80, "it claims to hold -9223372036854775805 rows;")]
    [InlineData(31, (byte)0x10, "it claims to hold 1152921504606846979 rows;")]
    [InlineData(24, (byte)2, "it has 88 bytes, but 2 rows of 8 bytes after the header make 80.")]
    public void A_damaged_header_is_refused(int position, byte value, string message)
    {
        RowFile.Write(FilePath, Samples.Numbered(0, 1, 2));
        byte[] bytes = File.ReadAllBytes(FilePath);
        bytes[position] = value;
        Refused(message, bytes);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        RowFile.Write(FilePath, Samples.Numbered(0, 1, 2));
        byte[] bytes = File.ReadAllBytes(FilePath);
        for (int length = 0; length < bytes.Length; length++)
            Refused(length < 64 ? $"it has {length} bytes, fewer than the 64 of its header." : $"it has {length} bytes, but", bytes[..length]);
        Refused("it has 89 bytes, but", [.. bytes, 0]);
    }

    [Fact]
    public void Damaged_rows_are_refused_when_they_come()
    {
        RowFile.Write(FilePath, Samples.Numbered(0, 1, 2));
        byte[] bytes = File.ReadAllBytes(FilePath);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(64 + 8 + 4), 3);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(64 + 16), float.PositiveInfinity);
        File.WriteAllBytes(FilePath, bytes);
        using RowFile file = RowFile.Open(FilePath);

        using IBatchReader reader = file.Open(1);
        Assert.True(reader.MoveNext());
        Assert.Equal(
            $"{FilePath} is damaged: Label 3 of row 1 is none of 3 classes, which count from 0.",
            Assert.Throws<InvalidDataException>(() => reader.MoveNext()).Message);
        Assert.Equal(
            $"{FilePath} is damaged: Row 2 has a value that is not finite, in column 0.",
            Assert.Throws<InvalidDataException>(() => reader.MoveNext()).Message);
    }

    private void Refused(string message, byte[] bytes)
    {
        File.WriteAllBytes(FilePath, bytes);
        string refusal = Assert.Throws<InvalidDataException>(() => RowFile.Open(FilePath)).Message;
        Assert.StartsWith($"{FilePath} is no file of rows that can be read: ", refusal, StringComparison.Ordinal);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }
}
