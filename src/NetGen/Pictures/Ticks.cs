namespace NetGen;

/// <summary>The round numbers that an axis is marked with.</summary>
internal static class Ticks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten, about so many.</summary>
    public static IEnumerable<double> Linear(double low, double high, int count = 5)
    {
        double rough = (high - low) / count;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        for (double number = Math.Ceiling(low / step); number * step <= high + 1e-9 * step; number++)
            yield return Math.Round(number * step, 15 - (int)Math.Clamp(Math.Ceiling(Math.Log10(Math.Max(Math.Abs(high), Math.Abs(low)))), 0, 15));
    }

    /// <summary>Powers of ten; where there are fewer than two, the bounds.</summary>
    public static IEnumerable<double> Log(double low, double high)
    {
        double[] powers =
        [
            .. Enumerable.Range(-300, 601)
                .Where(power => Math.Pow(10, power) >= low * 0.999999 && Math.Pow(10, power) <= high * 1.000001)
                .Select(power => Math.Pow(10, power)),
        ];
        return powers.Length >= 2 ? powers : [low, high];
    }
}
