using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

public class StreamedDataTests
{
    [Theory]
    [InlineData(3, new[] { 3, 3, 3, 1 })]
    [InlineData(1, new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(100, new[] { 10 })]
    public void Pieces_of_any_size_are_cut_into_full_batches(int batchSize, int[] sizes)
    {
        StreamedData data = Samples.Streamed(1, 0, 6, 2, 0, 1, 0);

        List<(float Input, int Label)[]> batches = Samples.Pass(data, batchSize);

        Assert.Equal(sizes, batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 10).Select(row => ((float)row, row % 3)), batches.SelectMany(batch => batch));
        Assert.Null(data.Batches(batchSize).Count);
        Assert.Empty(Samples.Pass(Samples.Streamed(0, 0), batchSize));
    }

    [Fact]
    public void Targets_are_delivered_with_their_rows()
    {
        var data = StreamedData.WithTargets(2, 1, (_, _) => [new(Floats(1, 2, 3, 4), Floats(5, 6)), new(Floats(7, 8), Floats(9))], count: 3);

        List<float> seen = [];
        foreach (Batch batch in data.Batches(2))
            seen.AddRange([batch.Rows, .. batch.Inputs, .. batch.Targets, batch.Labels.Length]);

        Assert.Equal([2, 1, 2, 3, 4, 5, 6, 0, 1, 7, 8, 9, 0], seen);
        Assert.Equal(2, data.Batches(2).Count);
    }

    [Fact]
    public void Memory_may_be_used_again_for_the_next_piece()
    {
        float[] inputs = [0];
        int[] labels = [0];
        var data = StreamedData.WithLabels(1, 1, (_, _) => Counting());

        Assert.Equal([0, 1, 2, 3, 4], Samples.Pass(data, 2).SelectMany(batch => batch).Select(row => row.Input));

        IEnumerable<BatchMemory> Counting()
        {
            for (int number = 0; number < 5; number++)
            {
                inputs[0] = number;
                yield return new BatchMemory(inputs, labels);
            }
        }
    }

    [Fact]
    public void The_order_and_the_token_reach_the_iterator_which_is_disposed()
    {
        var seen = new List<EpochOrder?>();
        bool isDisposed = false;
        using var source = new CancellationTokenSource();
        var data = StreamedData.WithLabels(1, 1, Rows, canShuffle: true);

        using (IBatchReader reader = data.Open(1, new EpochOrder(3, 4), source.Token))
        {
            Assert.True(reader.MoveNext());
            source.Cancel();
            Assert.Throws<OperationCanceledException>(() => reader.MoveNext());
        }

        Assert.True(isDisposed);
        Assert.Equal([new EpochOrder(3, 4)], seen);

        IEnumerable<BatchMemory> Rows(EpochOrder? order, CancellationToken cancellationToken)
        {
            seen.Add(order);
            Assert.Equal(source.Token, cancellationToken);
            try
            {
                while (true)
                    yield return new BatchMemory(new float[1], new int[1]);
            }
            finally
            {
                isDisposed = true;
            }
        }
    }

    [Fact]
    public void Wrong_rows_are_refused_with_their_number_and_those_before_them_delivered()
    {
        using var culture = new HostileCulture();
        var good = new BatchMemory(new float[4], Labels(0, 2));
        Refused("From row 2 on come 3 values, which are not 2 rows of 2.", good, new BatchMemory(new float[3], new int[2]));
        Refused("From row 2 on come 1 rows with 2 labels instead of 1.", good, new BatchMemory(new float[2], new int[2]));
        Refused("From row 2 on come 1 rows with 0 labels instead of 1.", good, new BatchMemory(new float[2], new float[1]));
        Refused("From row 2 on come 0 rows with 1 labels instead of 0.", good, new BatchMemory(Floats(), new int[1]));
        Refused("Row 3 has a value that is not finite, in column 1.", good, new BatchMemory(Floats(0, 0, 0, float.NaN), new int[2]));
        Refused("Label 3 of row 3 is none of 3 classes, which count from 0.", good, new BatchMemory(new float[4], Labels(0, 3)));
        Refused("Label -1 of row 2 is none of 3 classes, which count from 0.", good, new BatchMemory(new float[4], Labels(-1, 0)));
    }

    [Fact]
    public void Missing_inputs_are_let_through_where_that_is_asked_for_by_whatever_stands_in_front()
    {
        BatchMemory[] pieces = [new(Floats(1, float.NaN), Labels(0)), new(Floats(float.PositiveInfinity, 2), Labels(1))];
        var data = StreamedData.WithLabels(2, 3, (_, _) => pieces, allowMissing: true);
        foreach (IBatchSource source in (IBatchSource[])[data, data.ShuffleBuffer(1), data.Prefetch(), data.ToDataSet(), new MinimumRows(data, 2, 2).Source])
        {
            Assert.True(source.AllowsMissing);
            Assert.Equal([(1, 0), (float.PositiveInfinity, 1)], Samples.Pass(source, 2).Single());
        }

        DataSet all = data.ToDataSet();
        Assert.True(all.Shuffle(1).AllowsMissing && all.Split(0.5, 1).First.AllowsMissing && all.Weighted(ClassWeights.Balanced(all)).AllowsMissing);
        Assert.False(Samples.Numbered(0).AllowsMissing || Samples.Streamed(1).Prefetch().ShuffleBuffer(1).AllowsMissing);
        Assert.True(float.IsNaN(all.Input(0)[1]));
    }

    [Fact]
    public void Targets_and_labels_are_never_missing()
    {
        var targets = StreamedData.WithTargets(1, 1, (_, _) => [new(Floats(float.NaN, 1), Floats(0, float.NaN))], allowMissing: true);
        Assert.Equal("Row 1 has a target that is not finite, in column 0.", Assert.Throws<InvalidDataException>(() => targets.ToDataSet()).Message);
        var labels = StreamedData.WithLabels(1, 3, (_, _) => [new(Floats(float.NaN, 1), Labels(0, 3))], allowMissing: true);
        Assert.Equal("Label 3 of row 1 is none of 3 classes, which count from 0.", Assert.Throws<InvalidDataException>(() => labels.ToDataSet()).Message);
        Assert.True(StreamedData.WithTargets(1, 1, (_, _) => [new(Floats(float.NaN), Floats(0))], allowMissing: true).ToDataSet().AllowsMissing);
    }

    [Fact]
    public void Wrong_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => StreamedData.WithLabels(0, 1, (_, _) => []));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => StreamedData.WithLabels(1, 0, (_, _) => []));
        Assert.Throws<ArgumentOutOfRangeException>("targetSize", () => StreamedData.WithTargets(1, 0, (_, _) => []));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => StreamedData.WithLabels(1, 1, (_, _) => [], count: 0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Samples.Streamed(1).Open(0));
        Assert.Throws<ArgumentException>("inputs", () => new Batch(new float[3], new int[2]).Rows);
        Assert.Throws<ArgumentException>("inputs", () => new Batch([], Labels()).Rows);
        Assert.Throws<ArgumentException>("targets", () => new Batch(2, new float[2], new float[3]).Rows);
    }

    private static void Refused(string message, params BatchMemory[] pieces)
    {
        var data = StreamedData.WithLabels(2, 3, (_, _) => pieces);
        using IBatchReader reader = data.Open(2);
        Assert.True(reader.MoveNext());
        Assert.Equal(2, reader.Current.Rows);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => reader.MoveNext()).Message);
    }

    private static float[] Floats(params float[] values) => values;

    private static int[] Labels(params int[] labels) => labels;
}
