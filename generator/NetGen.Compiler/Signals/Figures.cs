using System.Globalization;

namespace NetGen.Compiler.Signals;

/// <summary>Figures of the signal with two digits, for messages and tables: <c>6.5e-4</c>, <c>0.23</c>, <c>1.0</c>, <c>1.2e5</c>.</summary>
public static class Figures
{
    public static string Text(double value)
    {
        if (value == 0)
            return "0";
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
