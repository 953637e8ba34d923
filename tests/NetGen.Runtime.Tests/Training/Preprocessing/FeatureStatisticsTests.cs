using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.Preprocessing;

public sealed class FeatureStatisticsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Far_from_0_no_digits_are_lost_however_the_rows_come(int batch)
    {
        // Floats near 8 million are ½ apart: the textbook Σx²/n - mean² would have an error of the order of 1.
        float[] rows = [.. Enumerable.Range(0, 1000).Select(i => 8_000_000f + i % 8 * 0.5f)];
        var statistics = new FeatureStatistics(1);
        foreach (float[] chunk in rows.Chunk(batch))
            statistics.Add(chunk);
        Assert.Equal(8_000_001.75, statistics.Means[0], 1e-8);
        Assert.Equal(21.0 / 16, statistics.Variance(0), 1e-9); // (8² - 1)/12 of the steps' square
        Assert.Equal((8_000_000f, 8_000_003.5f), (statistics.Low(0), statistics.High(0)));
        Assert.Equal(1000, statistics.Samples);
    }

    [Fact]
    public void A_feature_of_one_value_is_constant_whatever_its_sum_rounds_to()
    {
        var statistics = new FeatureStatistics(2);
        for (int batch = 0; batch < 10; batch++)
            statistics.Add([.. Enumerable.Range(0, 33).SelectMany(row => new[] { 0.1f, row * 1e-7f })]);
        Assert.True(statistics.IsConstant(0));
        Assert.False(statistics.IsConstant(1));
    }

    [Fact]
    public void Missing_values_are_counted_and_left_out()
    {
        var statistics = new FeatureStatistics(3);
        statistics.Add([1, float.NaN, 2, float.NegativeInfinity, float.NaN, 4]);
        statistics.Add([3, float.NaN, 6]);
        Assert.Equal([2.0, 0, 4], statistics.Means.ToArray());
        Assert.Equal([1L, 3, 0], [statistics.Missing(0), statistics.Missing(1), statistics.Missing(2)]);
        Assert.Equal(1, statistics.Variance(0));
        Assert.True(statistics.IsConstant(1));
        Assert.True(statistics.HasMissing);
        Assert.Equal(3.2, statistics.GlobalMean, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(500)]
    public void Covariances_come_out_the_same_however_the_rows_come(int batch)
    {
        var random = new Random(3);
        float[][] rows = [.. Enumerable.Range(0, 200).Select(_ => new[] { 1000 + random.NextSingle(), random.NextSingle() - 5, random.NextSingle() })];
        var moments = new CoMoments(3);
        foreach (float[][] chunk in rows.Chunk(batch))
            moments.Add([.. chunk.SelectMany(row => row)], substitutes: []);
        double[] means = [.. Enumerable.Range(0, 3).Select(column => rows.Average(row => (double)row[column]))];
        double[][] covariance = moments.Covariance([1, 2, 0.5]);
        double[] factors = [1, 2, 0.5];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
                Assert.Equal(factors[i] * factors[j] * rows.Sum(row => (row[i] - means[i]) * (row[j] - means[j])) / 199, covariance[i][j], 1e-11);
        }
    }
}
