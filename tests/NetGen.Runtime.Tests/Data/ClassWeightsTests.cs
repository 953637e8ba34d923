using NetGen.Training;

namespace NetGen.Runtime.Tests.Data;

public class ClassWeightsTests
{
    /// <summary>60, 30 and 10 rows of three classes, and none of class 2.</summary>
    private static readonly DataSet Uneven =
        Samples.Numbered([.. Enumerable.Range(0, 100).Select(row => row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 3)]);

    [Fact]
    public void Balanced_weights_are_inverse_to_the_frequencies()
    {
        ClassWeights weights = ClassWeights.Balanced(Uneven);

        // scikit-learn 1.x: compute_class_weight("balanced", classes=[0, 1, 3], y=…)
        Assert.Equal(4, weights.Classes);
        Assert.Equal(100 / 180.0, weights[0], 1e-12);
        Assert.Equal(100 / 90.0, weights[1], 1e-12);
        Assert.Equal(0, weights[2]);
        Assert.Equal(100 / 30.0, weights[3], 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>("ofClass", () => weights[4]);
    }

    [Fact]
    public void Each_epoch_draws_every_class_as_often_as_its_weight_says()
    {
        IBatchSource data = Uneven.Weighted(ClassWeights.Balanced(Uneven));
        for (int epoch = 1; epoch < 50; epoch++)
        {
            (float Input, int Label)[] rows = [.. Samples.Pass(data, 16, new EpochOrder(3, epoch)).SelectMany(batch => batch)];
            Assert.Equal(100, rows.Length);
            Assert.All(rows, row => Assert.Equal(Uneven.Label((int)row.Input), row.Label));
            Assert.All((int[])[0, 1, 3], ofClass => Assert.InRange(rows.Count(row => row.Label == ofClass), 33, 34));
        }
    }

    [Fact]
    public void Over_the_epochs_every_row_of_a_class_comes_as_often()
    {
        IBatchSource data = Uneven.Weighted(new ClassWeights(1, 2, 0, 6)); // 60, 60 and 60 of 180: expected 5/9, 10/9 and 10/3 a row
        int[] counts = new int[100];
        for (int epoch = 0; epoch < 9000; epoch++)
        {
            foreach ((float input, _) in Samples.Pass(data, 100, new EpochOrder(3, epoch)).Single())
                counts[(int)input]++;
        }
        double[] expected = [5000, 10_000, 0, 30_000];
        Assert.All(Enumerable.Range(0, 100), row => // five standard deviations of a draw with frequency p are below 5 · √(9000 / 4)
            Assert.InRange(counts[row], expected[Uneven.Label(row)] - 240, expected[Uneven.Label(row)] + 240));
    }

    [Fact]
    public void Neighbours_are_drawn_together_as_often_as_any_two_rows()
    {
        IBatchSource data = Uneven.Weighted(ClassWeights.Balanced(Uneven)); // of the 60 rows of class 0 33 are drawn, by chance rows 0 and 1 both
        int both = 0;
        for (int epoch = 0; epoch < 1000; epoch++)
        {
            HashSet<float> rows = [.. Samples.Pass(data, 100, new EpochOrder(3, epoch)).Single().Select(row => row.Input)];
            both += rows.Contains(0) && rows.Contains(1) ? 1 : 0;
        }
        Assert.InRange(both, 230, 380); // 33·32 / (60·59) is 0.298; by a fixed order it were 0.111
    }

    [Fact]
    public void A_class_of_weight_zero_is_not_drawn()
    {
        IBatchSource data = Uneven.Weighted(new ClassWeights(1, 1, 1, 0));
        for (int epoch = 0; epoch < 100; epoch++)
            Assert.All(Samples.Pass(data, 100, new EpochOrder(1, epoch)).Single(), row => Assert.NotEqual(3, row.Label));
    }

    [Fact]
    public void The_draw_is_replayable_and_the_rows_do_not_come_class_by_class()
    {
        IBatchSource data = Uneven.Weighted(ClassWeights.Balanced(Uneven));
        var order = new EpochOrder(3, 1);
        Assert.Equal(Samples.Pass(data, 100, order), Samples.Pass(data, 100, order));
        Assert.NotEqual(Samples.Pass(data, 100, order), Samples.Pass(data, 100, order with { Epoch = 2 }));
        int[] labels = [.. Samples.Pass(data, 100, order).Single().Select(row => row.Label)];
        Assert.InRange(Enumerable.Range(1, 99).Count(row => labels[row] != labels[row - 1]), 50, 85); // 66 expected
    }

    [Fact]
    public void A_pass_in_stored_order_gives_the_samples_as_they_are() =>
        Assert.Equal(Samples.Pass(Uneven, 16), Samples.Pass(Uneven.Weighted(ClassWeights.Balanced(Uneven)), 16));

    [Fact]
    public void Views_are_weighted_by_their_own_rows()
    {
        (DataSet first, _) = Uneven.Shuffle(1).Split(0.5, seed: 2);
        (float Input, int Label)[] rows = Samples.Pass(first.Weighted(ClassWeights.Balanced(first)), 100, new EpochOrder(1)).Single();
        Assert.Equal(50, rows.Length);
        Assert.All(rows, row => Assert.Equal(Uneven.Label((int)row.Input), row.Label));
        Assert.Subset(Samples.FirstInputs(first).ToHashSet(), rows.Select(row => row.Input).ToHashSet());
        Assert.InRange(rows.Count(row => row.Label == 3), 16, 17);
    }

    [Fact]
    public void Weights_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>("weights", () => new ClassWeights());
        Assert.Throws<ArgumentException>("weights", () => new ClassWeights(0, 0));
        Assert.Throws<ArgumentException>("weights", () => new ClassWeights(1, -1));
        Assert.Throws<ArgumentException>("weights", () => new ClassWeights(1, double.NaN));
        Assert.Throws<ArgumentException>("weights", () => new ClassWeights(double.MaxValue, double.MaxValue));
        Assert.Throws<ArgumentException>("weights", () => Uneven.Weighted(new ClassWeights(1, 1, 1)));
        Assert.Throws<ArgumentException>("weights", () => Uneven.Weighted(new ClassWeights(0, 0, 1, 0)));
        var dense = new DataSet(new float[1], 1, new float[1], 1);
        Assert.Throws<ArgumentException>("weights", () => dense.Weighted(new ClassWeights(1)));
        Assert.Throws<ArgumentException>("data", () => ClassWeights.Balanced(dense));
    }
}
