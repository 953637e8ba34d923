namespace NetGen.Training;

/// <summary>The range of a chart's axis, from one round number to another, and the round numbers between.</summary>
internal sealed class Axis
{
    private const int MostTicks = 6;

    private Axis(double low, double high, double step)
    {
        (Low, High) = (low, high);
        int ticks = (int)Math.Floor((high - low) / step + 1e-6);
        Ticks = [.. Enumerable.Range(0, ticks + 1).Select(tick => Math.Round(low + tick * step, 12))];
    }

    public double Low { get; }

    public double High { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis on which all of the values lie; those that are not finite do not count.</summary>
    public static Axis Over(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        (double low, double high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (high - low <= 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)))
            (low, high) = low == 0 ? (0, 1) : (low - Math.Abs(low) / 2, high + Math.Abs(high) / 2);
        double step = RoundStep((high - low) / (MostTicks - 1));
        return new Axis(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step);
    }

    /// <summary>An axis of whole numbers from 1 on.</summary>
    public static Axis Epochs(int last) =>
        new Axis(1, last, Math.Max(1, RoundStep((last - 1) / (double)(MostTicks - 1))));

    /// <summary>Where a value lies, 0 at the lower end and 1 at the upper one.</summary>
    public double Share(double value) => High > Low ? (value - Low) / (High - Low) : 0.5;

    /// <summary>1, 2 or 5 times a power of ten, and no smaller than asked for.</summary>
    private static double RoundStep(double step)
    {
        if (step <= 0)
            return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch
        {
            <= 1.0000001 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
