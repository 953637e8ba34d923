using static NetGen.Training.Metrics;

namespace NetGen.Runtime.Tests.Training.Metrics;

/// <summary>Metrics against their definitions.</summary>
public class MetricsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1000)] // the fewer different scores, the more are equal
    public void The_area_is_the_share_of_pairs_in_the_right_order(int differentScores)
    {
        var random = new Random(differentScores);
        float[] scores = [.. Enumerable.Range(0, 50).Select(_ => random.Next(differentScores) / 8f - 1)];
        bool[] isPositive = [.. scores.Select(score => random.Next(3) == 0 || score > 0.5f)];

        double pairs = 0;
        double right = 0;
        for (int positive = 0; positive < scores.Length; positive++)
        {
            for (int negative = 0; negative < scores.Length; negative++)
            {
                if (!isPositive[positive] || isPositive[negative])
                    continue;
                pairs++;
                right += scores[positive] > scores[negative] ? 1 : scores[positive] == scores[negative] ? 0.5 : 0;
            }
        }
        Assert.Equal(right / pairs, RocAuc(scores, isPositive), 1e-12);
    }

    [Fact]
    public void The_area_of_extremes()
    {
        Assert.Equal(1, RocAuc([1, 2, 3, 4], [false, false, true, true]));
        Assert.Equal(0, RocAuc([1, 2, 3, 4], [true, true, false, false]));
        Assert.Equal(0.5, RocAuc([7, 7, 7], [true, false, false]));
        Assert.Equal(1, RocAuc([float.NegativeInfinity, float.PositiveInfinity], [false, true]));
        Assert.Equal(double.NaN, RocAuc([1, 2], [true, true]));
        Assert.Equal(double.NaN, RocAuc([], []));
        Assert.Equal(double.NaN, RocAuc([1, float.NaN, 2], [true, false, false]));
        Assert.Throws<ArgumentException>("isPositive", () => RocAuc([1], [true, false]));
    }

    [Fact]
    public void Of_equal_scores_the_first_is_the_larger()
    {
        float[] scores = [1, 1, 0, 1, 1, 0];
        Assert.Equal(0.5, TopKAccuracy(scores, [0, 1], 1));
        Assert.Equal(1, TopKAccuracy(scores, [0, 1], 2));
        Assert.Equal(0.5, TopKAccuracy(scores, [2, 1], 2));
        Assert.Equal(1, TopKAccuracy(scores, [2, 2], 3));
    }

    [Fact]
    public void A_score_that_is_no_number_is_never_among_the_largest() => Assert.Equal(0, TopKAccuracy([float.NaN, 1, 2], [0], 2));

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("k", () => TopKAccuracy([1, 2], [0], 0));
        Assert.Throws<ArgumentException>("scores", () => TopKAccuracy([1, 2, 3], [0, 1], 1));
        Assert.Throws<ArgumentException>("scores", () => TopKAccuracy([], [], 1));
        Assert.Throws<ArgumentException>("labels", () => TopKAccuracy([1, 2], [2], 1));
        Assert.Throws<ArgumentException>("targets", () => MeanSquaredError([1, 2], [1]));
        Assert.Throws<ArgumentException>("targets", () => MeanAbsoluteError([1], [1, 2]));
        Assert.Throws<ArgumentException>("targets", () => R2([1, 2, 3], [1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>("outputs", () => R2([1], [1], 0));
    }

    [Fact]
    public void Errors_by_hand()
    {
        float[] predictions = [1, 2, 4];
        float[] targets = [1, 4, 1];
        Assert.Equal(13 / 3.0, MeanSquaredError(predictions, targets), 1e-12);
        Assert.Equal(5 / 3.0, MeanAbsoluteError(predictions, targets), 1e-12);
        Assert.Equal(1 - 13 / 6.0, R2(predictions, targets), 1e-12); // mean 2, Σ (t - 2)² = 6
        Assert.Equal(1, R2([2, 2], [2, 2]));
        Assert.Equal(0, R2([2, 3], [2, 2]));
        Assert.Equal(0, R2(new float[7], [0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f])); // 7 · 0.1f / 7 is rounded
        Assert.Equal(double.NaN, R2([float.NaN, 3], [2, 2]));
        Assert.Equal(double.NaN, R2([], []));
        Assert.Equal(double.NaN, MeanSquaredError([], []));
    }
}
