using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

public class DataSetTests
{
    [Fact]
    public void Batches_hold_the_rows_in_order_and_the_last_is_smaller()
    {
        var data = new DataSet([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 2, [0, 1, 2, 3, 4]);

        var batches = new List<(int Rows, float[] Inputs, int[] Labels, int Targets)>();
        foreach (Batch batch in data.Batches(2))
            batches.Add((batch.Rows, batch.Inputs.ToArray(), batch.Labels.ToArray(), batch.Targets.Length));

        Assert.Equal(3, data.Batches(2).Count);
        Assert.Equal([2, 2, 1], batches.Select(batch => batch.Rows));
        Assert.Equal([1, 2, 3, 4], batches[0].Inputs);
        Assert.Equal([9, 10], batches[2].Inputs);
        Assert.Equal([2, 3], batches[1].Labels);
        Assert.Equal([4], batches[2].Labels);
        Assert.All(batches, batch => Assert.Equal(0, batch.Targets));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(4, 2)]
    [InlineData(5, 1)]
    [InlineData(6, 1)]
    [InlineData(int.MaxValue, 1)]
    public void The_number_of_batches_is_rounded_up(int batchSize, int count)
    {
        DataSet data = Samples.Numbered(0, 0, 0, 0, 0);
        Assert.Equal(count, data.Batches(batchSize).Count);
        int batches = 0;
        int rows = 0;
        foreach (Batch batch in data.Shuffle(1).Batches(batchSize))
        {
            batches++;
            rows += batch.Rows;
        }
        Assert.Equal((count, 5), (batches, rows));
    }

    [Fact]
    public void A_shuffle_keeps_each_row_together_with_its_label()
    {
        DataSet data = Samples.Numbered([.. Enumerable.Range(100, 50)]).Shuffle(3);

        Assert.NotEqual(Enumerable.Range(0, 50).Select(row => (float)row), Samples.FirstInputs(data));
        Assert.Equal(Enumerable.Range(0, 50).Select(row => (float)row), Samples.FirstInputs(data).Order());
        foreach (Batch batch in data.Batches(7))
        {
            for (int row = 0; row < batch.Rows; row++)
                Assert.Equal(100 + batch.Inputs[row], batch.Labels[row]);
        }
    }

    [Fact]
    public void A_shuffle_keeps_each_row_together_with_its_target()
    {
        DataSet data = new DataSet([1, 2, 3, 4, 5], 1, [1, -1, 2, -2, 3, -3, 4, -4, 5, -5], 2).Shuffle(3);

        foreach (Batch batch in data.Batches(2))
        {
            Assert.Equal(0, batch.Labels.Length);
            for (int row = 0; row < batch.Rows; row++)
                Assert.Equal([batch.Inputs[row], -batch.Inputs[row]], batch.Targets.Slice(2 * row, 2));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_order_and_another_another()
    {
        DataSet data = Samples.Numbered(new int[100]);
        Assert.Equal(Samples.FirstInputs(data.Shuffle(1)), Samples.FirstInputs(data.Shuffle(1)));
        Assert.NotEqual(Samples.FirstInputs(data.Shuffle(1)), Samples.FirstInputs(data.Shuffle(2)));
        Assert.NotEqual(Samples.FirstInputs(data.Shuffle(1)), Samples.FirstInputs(data.Shuffle(1).Shuffle(1)));
    }

    [Fact]
    public void The_order_of_a_seed_never_changes() =>
        // Worked out once with another implementation of SplitMix64, Lemire's method and the shuffle.
        Assert.Equal([1, 7, 2, 5, 6, 4, 0, 9, 8, 3], Samples.FirstInputs(Samples.Numbered(new int[10]).Shuffle(42)));

    [Fact]
    public void Every_order_is_as_likely()
    {
        int[] counts = new int[24];
        DataSet data = Samples.Numbered(new int[4]);
        for (int seed = 0; seed < 24_000; seed++)
        {
            float[] order = Samples.FirstInputs(data.Shuffle(seed));
            counts[(int)(order[0] * 6 + (order[1] - (order[1] > order[0] ? 1 : 0)) * 2 + (order[2] > order[3] ? 1 : 0))]++;
        }
        double chiSquared = counts.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000.0);
        Assert.InRange(chiSquared, 5, 50); // 23 degrees of freedom: outside with probability 0.001
    }

    [Fact]
    public void A_split_gives_every_row_to_one_part_in_order()
    {
        DataSet data = Samples.Numbered([.. Enumerable.Range(0, 103).Select(row => row % 7)]);

        (DataSet first, DataSet second) = data.Split(0.8, seed: 5);

        Assert.Equal((82, 21), (first.Count, second.Count));
        Assert.Equal(Samples.FirstInputs(data), Samples.FirstInputs(first).Concat(Samples.FirstInputs(second)).Order());
        Assert.Equal(Samples.FirstInputs(first).Order(), Samples.FirstInputs(first));
        Assert.Equal(Samples.FirstInputs(second).Order(), Samples.FirstInputs(second));
        Assert.Equal(Samples.FirstInputs(first), Samples.FirstInputs(data.Split(0.8, seed: 5).First));
        Assert.NotEqual(Samples.FirstInputs(first), Samples.FirstInputs(data.Split(0.8, seed: 6).First));
    }

    [Fact]
    public void A_split_is_stratified()
    {
        int[] labels = [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(7, 50), .. Enumerable.Repeat(2, 1), .. Enumerable.Repeat(4, 40)];

        (DataSet first, DataSet second) = Samples.Numbered(labels).Split(0.8, seed: 1);

        Assert.Equal(
            [(0, 8), (2, 1), (4, 32), (7, 40)],
            Enumerable.Range(0, first.Count).CountBy(index => first.Label(index)).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(
            [(0, 2), (4, 8), (7, 10)],
            Enumerable.Range(0, second.Count).CountBy(index => second.Label(index)).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(8, second.Classes);
    }

    [Fact]
    public void Small_classes_share_what_rounding_leaves()
    {
        (DataSet first, DataSet second) = Samples.Numbered([.. Enumerable.Range(0, 10)]).Split(0.7, seed: 1);
        Assert.Equal((7, 3), (first.Count, second.Count));
    }

    [Fact]
    public void A_split_in_three_gives_every_row_to_one_part_and_each_class_to_all()
    {
        DataSet data = Samples.Numbered([.. Enumerable.Range(0, 200).Select(row => row < 150 ? 0 : 1)]);

        (DataSet train, DataSet validation, DataSet test) = data.Split(0.7, 0.1, seed: 5);

        Assert.Equal((140, 20, 40), (train.Count, validation.Count, test.Count));
        Assert.Equal(
            Samples.FirstInputs(data),
            Samples.FirstInputs(train).Concat(Samples.FirstInputs(validation)).Concat(Samples.FirstInputs(test)).Order());
        Assert.Equal((35, 5, 10), (Ones(train), Ones(validation), Ones(test)));
        Assert.Equal(Samples.FirstInputs(train), Samples.FirstInputs(data.Split(0.7, 0.1, seed: 5).Train));
        Assert.NotEqual(Samples.FirstInputs(train), Samples.FirstInputs(data.Split(0.7, 0.1, seed: 6).Train));

        static int Ones(DataSet part) => Enumerable.Range(0, part.Count).Count(index => part.Label(index) == 1);
    }

    [Theory]
    [InlineData(0, 0.5, "train")]
    [InlineData(1, 0.5, "train")]
    [InlineData(double.NaN, 0.5, "train")]
    [InlineData(0.5, 0, "validation")]
    [InlineData(0.5, 0.5, "validation")]
    [InlineData(0.5, double.NaN, "validation")]
    [InlineData(0.05, 0.5, "train")]
    [InlineData(0.5, 0.05, "train")]
    [InlineData(0.75, 0.24, "train")]
    public void A_split_in_three_that_leaves_a_part_empty_is_refused(double train, double validation, string parameter) =>
        Assert.Throws<ArgumentOutOfRangeException>(parameter, () => Samples.Numbered(0, 1, 0, 1).Split(train, validation, seed: 0));

    [Fact]
    public void Views_of_views_hold_the_right_rows()
    {
        (DataSet first, _) = Samples.Numbered(0, 1, 2, 3, 4, 5, 6, 7).Shuffle(1).Split(0.5, seed: 2);
        foreach (Batch batch in first.Shuffle(3).Batches(3))
        {
            for (int row = 0; row < batch.Rows; row++)
                Assert.Equal(batch.Inputs[row], batch.Labels[row]);
        }
    }

    [Fact]
    public void Batches_allocate_nothing_after_the_first()
    {
        DataSet shuffled = Samples.Numbered(new int[1000]).Shuffle(1);
        long atFirst = 0;
        long atLast = 0;
        foreach (Batch batch in shuffled.Batches(3))
        {
            atLast = GC.GetAllocatedBytesForCurrentThread();
            atFirst = atFirst == 0 ? atLast : atFirst;
        }
        Assert.Equal(atFirst, atLast);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(0.01)]
    [InlineData(0.99)]
    [InlineData(double.NaN)]
    public void A_split_that_leaves_a_part_empty_is_refused(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(fraction), () => Samples.Numbered(0, 1, 0, 1).Split(fraction, seed: 0));

    [Fact]
    public void Wrong_data_are_refused_with_the_place()
    {
        using var culture = new HostileCulture();
        Refused("5 values are no whole number of rows of 2.", () => new DataSet(new float[5], 2, new int[2]));
        Refused("A data set has at least one sample.", () => new DataSet([], 2, Array.Empty<int>()));
        Refused("There are 3 samples in inputs, but 2 in labels.", () => new DataSet(new float[6], 2, new int[2]));
        Refused("There are 3 samples in inputs, but 2 in targets.", () => new DataSet(new float[6], 2, new float[2], 1));
        Refused("Row 1 has a value that is not finite, in column 0.", () => new DataSet([1, 2, float.NaN, 4], 2, new int[2]));
        Refused("Row 0 has a value that is not finite, in column 1.", () => new DataSet([1, 2], 1, [1, float.NegativeInfinity, 2, 3], 2));
        Refused("Label -1 of row 1 is no class: classes count from 0.", () => new DataSet(new float[2], 1, [0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => new DataSet(new float[2], 0, new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>("targetSize", () => new DataSet(new float[2], 1, new float[2], 0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Samples.Numbered(0).Batches(0));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Samples.Numbered(0).Input(1));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Samples.Numbered(0).Label(-1));
        Assert.Throws<InvalidOperationException>(() => Samples.Numbered(0).Target(0).Length);
        Assert.Throws<InvalidOperationException>(() => new DataSet(new float[1], 1, new float[1], 1).Label(0));
    }

    private static void Refused(string message, Func<DataSet> create) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(create).Message, StringComparison.Ordinal);
}
