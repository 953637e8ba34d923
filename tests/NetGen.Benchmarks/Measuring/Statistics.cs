namespace NetGen.Benchmarks;

/// <summary>Statistics that assume nothing about how measurements are distributed.</summary>
internal static class Statistics
{
    // The 97.5 % point of the standard normal distribution.
    private const double Z = 1.959964;

    /// <summary>The middle of the values.</summary>
    public static double Median(ReadOnlySpan<double> values) => Quantile(values, 0.5);

    /// <summary>The value below which a share of them lies, between two of them in proportion.</summary>
    public static double Quantile(ReadOnlySpan<double> values, double share)
    {
        double[] sorted = Sorted(values);
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>Half of the values lie within this share of the median around it: the interquartile range over twice the median.</summary>
    public static double Spread(ReadOnlySpan<double> values) =>
        (Quantile(values, 0.75) - Quantile(values, 0.25)) / (2 * Median(values));

    /// <summary>
    /// The 95 % confidence interval of the median from two order statistics: how many of n values lie below the median of their distribution is
    /// binomial with n and 1/2, here in its normal approximation with the ranks rounded outwards. From fewer than six values it is their range.
    /// </summary>
    public static Interval MedianInterval(ReadOnlySpan<double> values)
    {
        double[] sorted = Sorted(values);
        int n = sorted.Length;
        double half = Z * Math.Sqrt(n) / 2;
        int lower = Math.Max((int)Math.Floor(n / 2.0 - half), 1);
        int upper = Math.Min((int)Math.Ceiling(n / 2.0 + half) + 1, n);
        return new Interval(sorted[lower - 1], sorted[upper - 1]);
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}

/// <summary>From one value to another.</summary>
internal readonly record struct Interval(double Lower, double Upper);
