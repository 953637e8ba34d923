using NetGen.Compiler.Signals;

namespace NetGen.Compiler.Tests.Signals;

public sealed class RankingTests
{
    [Fact]
    public void Values_are_put_in_order_and_equal_ones_stay_in_theirs()
    {
        Random random = new(1);
        double[][] samples =
        [
            [.. Enumerable.Range(0, 512).Select(_ => random.NextDouble() - 0.5)],
            [.. Enumerable.Range(0, 512).Select(_ => Math.Max(0, random.NextDouble() - 0.5))],
            [.. Enumerable.Range(0, 512).Select(i => i == 7 ? 1e9 : random.NextDouble())],
            [.. Enumerable.Range(0, 512).Select(i => (double)(511 - i))],
            [2, 1],
        ];
        foreach (double[] sample in samples)
            Assert.Equal(Enumerable.Range(0, sample.Length).OrderBy(i => sample[i]), Ranking.Of(sample));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 5e-324)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.NaN, 1)]
    [InlineData(-1e308, 1e308)]
    public void What_cannot_be_dealt_out_stays_as_it_stands(double one, double other) =>
        Assert.Equal([0, 1, 2], Ranking.Of([one, other, one]));
}
