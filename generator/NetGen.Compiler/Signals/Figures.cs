using System.Globalization;

namespace NetGen.Compiler.Signals;

/// <summary>Figures of the signal with two digits, for messages and tables: <c>6.5e-4</c>, <c>0.23</c>, <c>1.0</c>, <c>1.2e5</c>; ∞ for what
/// doubles cannot hold.</summary>
public static class Figures
{
    /// <summary>What is known by its size alone: <c>about 7e-4</c>, <c>about 0.2</c>, <c>about 30</c>.</summary>
    public static string Rough(double value)
    {
        if (value == 0 || double.IsNaN(value) || double.IsInfinity(value))
            return Text(value);
        string digit = value.ToString("0e0", CultureInfo.InvariantCulture);
        int exponent = int.Parse(digit.Substring(digit.IndexOf('e') + 1), CultureInfo.InvariantCulture);
        return "about " + (exponent is < -2 or > 3
            ? digit
            : double.Parse(digit, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture));
    }

    public static string Text(double value)
    {
        if (value == 0)
            return "0";
        if (double.IsNaN(value) || double.IsInfinity(value))
            return "∞";
        string scientific = value.ToString("0.0e0", CultureInfo.InvariantCulture);
        int exponent = int.Parse(scientific.Substring(scientific.IndexOf('e') + 1), CultureInfo.InvariantCulture);
        return exponent switch
        {
            < -2 or > 3 => scientific,
            -2 => value.ToString("0.000", CultureInfo.InvariantCulture),
            -1 => value.ToString("0.00", CultureInfo.InvariantCulture),
            0 => value.ToString("0.0", CultureInfo.InvariantCulture),
            _ => value.ToString("0", CultureInfo.InvariantCulture),
        };
    }
}
