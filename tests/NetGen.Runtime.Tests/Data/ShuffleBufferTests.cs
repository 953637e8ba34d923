using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

public class ShuffleBufferTests
{
    private static readonly EpochOrder First = new(Seed: 7, Epoch: 1);

    [Theory]
    [InlineData(10, 3)]
    [InlineData(10, 8)]
    [InlineData(1000, 8)]
    [InlineData(100, 1000)]
    public void Every_row_comes_once_with_its_label_and_batches_are_full(int bufferRows, int batchSize)
    {
        List<(float Input, int Label)[]> batches = Samples.Pass(Samples.Streamed(40, 60).ShuffleBuffer(bufferRows), batchSize, First);

        (float Input, int Label)[] rows = [.. batches.SelectMany(batch => batch)];
        Assert.Equal(Enumerable.Range(0, 100).Select(row => (float)row), rows.Select(row => row.Input).Order());
        Assert.NotEqual(rows.Select(row => row.Input), rows.Select(row => row.Input).Order());
        Assert.All(rows, row => Assert.Equal((int)row.Input % 3, row.Label));
        Assert.All(batches.SkipLast(1), batch => Assert.Equal(batchSize, batch.Length));
    }

    [Fact]
    public void No_row_comes_more_than_a_buffer_too_early()
    {
        float[] order = Inputs(Samples.Streamed(100).ShuffleBuffer(10), First);
        for (int position = 0; position < order.Length; position++)
            Assert.True(order[position] <= position + 10);
        Assert.Contains(Enumerable.Range(0, 100), position => order[position] > position + 5);
    }

    [Fact]
    public void A_buffer_of_one_row_keeps_the_order()
    {
        IBatchSource data = Samples.Streamed(20).ShuffleBuffer(1);
        Assert.True(data.CanShuffle);
        Assert.Equal(Enumerable.Range(0, 20).Select(row => (float)row), Inputs(data, First));
    }

    [Fact]
    public void A_pass_in_stored_order_goes_past_the_buffer() =>
        Assert.Equal(Enumerable.Range(0, 20).Select(row => (float)row), Inputs(Samples.Streamed(20).ShuffleBuffer(10), order: null));

    [Fact]
    public void The_same_order_comes_again_and_each_epoch_has_another()
    {
        IBatchSource data = Samples.Streamed(100).ShuffleBuffer(50);
        Assert.Equal(Inputs(data, First), Inputs(data, First));
        Assert.NotEqual(Inputs(data, First), Inputs(data, First with { Epoch = 2 }));
        Assert.NotEqual(Inputs(data, First), Inputs(data, First with { Seed = 8 }));
    }

    [Fact]
    public void A_buffer_as_large_as_the_data_gives_every_order_as_often()
    {
        int[] counts = new int[24];
        IBatchSource data = Samples.Streamed(4).ShuffleBuffer(4);
        for (int seed = 0; seed < 24_000; seed++)
        {
            float[] order = Inputs(data, new EpochOrder(seed));
            counts[(int)(order[0] * 6 + (order[1] - (order[1] > order[0] ? 1 : 0)) * 2 + (order[2] > order[3] ? 1 : 0))]++;
        }
        double chiSquared = counts.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000.0);
        Assert.InRange(chiSquared, 5, 50); // 23 degrees of freedom: outside with probability 0.001
    }

    [Fact]
    public void A_source_that_can_shuffle_does_so_as_well()
    {
        DataSet data = Samples.Numbered(new int[100]);
        Assert.Equal(Inputs(data, First), Inputs(data.ShuffleBuffer(1), First));
    }

    [Fact]
    public void A_buffer_has_at_least_one_row() =>
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Samples.Streamed(1).ShuffleBuffer(0));

    private static float[] Inputs(IBatchSource source, EpochOrder? order) =>
        [.. Samples.Pass(source, 8, order).SelectMany(batch => batch).Select(row => row.Input)];
}
