using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>Whether a peer computes what NetGen computes. The bounds leave room for another order of summation and for nothing else.</summary>
internal static class Agreement
{
    /// <summary>Outputs may differ by this share of the largest.</summary>
    public const double Outputs = 1e-4;

    /// <summary>Losses may differ by this share.</summary>
    public const double Losses = 1e-3;

    /// <summary>What the steps changed may differ by this share, both taken as vectors of all parameters (Euclidean norm).</summary>
    public const double Changes = 1e-2;

    public static string? CompareOutputs(ReadOnlySpan<float> own, ReadOnlySpan<float> other)
    {
        if (own.Length != other.Length)
            return Text($"{other.Length} outputs instead of {own.Length}");
        double largest = 0, difference = 0;
        for (int i = 0; i < own.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(own[i]));
            double distance = Math.Abs(own[i] - other[i]);
            difference = double.IsFinite(distance) ? Math.Max(difference, distance) : double.PositiveInfinity;
        }

        return difference <= Outputs * largest ? null : Text($"outputs differ by {difference:G3} where the largest is {largest:G3}");
    }

    public static string? CompareLosses(ReadOnlySpan<float> own, ReadOnlySpan<float> other)
    {
        for (int i = 0; i < own.Length; i++)
        {
            if (!(Math.Abs(own[i] - other[i]) <= Losses * Math.Abs(own[i])))
                return Text($"the loss of step {i + 1} is {other[i]:G6} instead of {own[i]:G6}");
        }

        return null;
    }

    public static string? CompareChanges(ReadOnlySpan<float> before, ReadOnlySpan<float> own, ReadOnlySpan<float> other)
    {
        if (own.Length != other.Length || own.Length != before.Length)
            return Text($"{other.Length} parameters instead of {own.Length}");
        double change = 0, difference = 0;
        for (int i = 0; i < own.Length; i++)
        {
            change += Square(own[i] - before[i]);
            difference += Square(own[i] - other[i]);
        }

        double share = Math.Sqrt(difference / change);
        return share <= Changes ? null : Text($"what the steps changed differs by {share:P2}");
    }

    private static double Square(double x) => x * x;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
