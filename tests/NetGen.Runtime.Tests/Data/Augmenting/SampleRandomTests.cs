using MathNet.Numerics.Distributions;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Data.Augmenting;

/// <summary>The shares of MixUp, against the distribution that they are said to have.</summary>
public class SampleRandomTests
{
    private const int Count = 20_000;

    /// <summary>The largest difference of two distribution functions that chance leaves in one of a million samples: √(ln(2/10⁻⁶)/2n).</summary>
    private static readonly double s_largestDifference = Math.Sqrt(Math.Log(2 / 1e-6) / (2 * Count));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(3)]
    public void Shares_are_drawn_from_a_beta_distribution(double alpha)
    {
        double[] shares = [.. Enumerable.Range(0, Count).Select(sample => new SampleRandom(7, 1, sample, AugmentationMethod.MixUp).Beta(alpha)).Order()];

        double mean = shares.Average(), variance = shares.Average(share => (share - mean) * (share - mean));
        Assert.Equal(0.5, mean, 5 * Math.Sqrt(1 / (4 * (2 * alpha + 1)) / Count));
        Assert.Equal(1 / (4 * (2 * alpha + 1)), variance, 0.005);

        // Kolmogorov and Smirnov.
        double difference = 0;
        for (int i = 0; i < Count; i++)
        {
            double expected = Beta.CDF(alpha, alpha, shares[i]);
            difference = Math.Max(difference, Math.Max(Math.Abs(expected - i / (double)Count), Math.Abs((i + 1) / (double)Count - expected)));
        }

        Assert.InRange(difference, 0, s_largestDifference);
    }
}
