using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Batches of a network that needs several rows at once.</summary>
public class MinimumRowsTests
{
    [Theory]
    [InlineData(10, 3, 2, new[] { 3, 3, 4 })]
    [InlineData(11, 3, 2, new[] { 3, 3, 3, 2 })]
    [InlineData(9, 3, 2, new[] { 3, 3, 3 })]
    [InlineData(10, 3, 1, new[] { 3, 3, 3, 1 })]
    [InlineData(1, 1, 2, new[] { 1 })]
    public void Few_rows_left_join_the_batch_before(int count, int batchSize, int minimum, int[] rows)
    {
        DataSet data = Samples.Numbered(new int[count]);
        MinimumRows batches = new(data, batchSize, minimum);
        Assert.Equal(rows, RowsOf(batches.Source, batchSize));
        Assert.Equal(rows.Length, batches.Count);
        Assert.Equal(rows.Max(), batches.LargestRows);
    }

    [Fact]
    public void Their_contents_stay_as_they_are()
    {
        DataSet data = Samples.Numbered(new int[10]);
        List<float> inputs = [], joined = [];
        foreach (Batch batch in data.Batches(3, new EpochOrder(5, 1)))
            inputs.AddRange(batch.Inputs);
        foreach (Batch batch in new MinimumRows(data, 3, 2).Source.Batches(3, new EpochOrder(5, 1)))
            joined.AddRange(batch.Inputs);
        Assert.Equal(inputs, joined);
    }

    [Fact]
    public void Where_the_number_of_samples_is_not_known_there_is_room_for_what_may_be_left()
    {
        MinimumRows batches = new(new Unknown(Samples.Numbered(new int[7])), 3, 2);
        Assert.Equal((null, 4), (batches.Count, batches.LargestRows));
        Assert.Equal([3, 4], RowsOf(batches.Source, 3));
    }

    private static List<int> RowsOf(IBatchSource source, int batchSize)
    {
        List<int> rows = [];
        foreach (Batch batch in source.Batches(batchSize))
            rows.Add(batch.Rows);
        return rows;
    }

    private sealed class Unknown(IBatchSource samples) : IBatchSource
    {
        public int InputSize => samples.InputSize;

        public int TargetSize => samples.TargetSize;

        public int Classes => samples.Classes;

        public long? Count => null;

        public bool CanShuffle => samples.CanShuffle;

        public IBatchReader Open(int batchSize, EpochOrder? order = null, CancellationToken cancellationToken = default) =>
            samples.Open(batchSize, order, cancellationToken);
    }
}
