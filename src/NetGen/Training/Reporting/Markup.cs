using System.Globalization;
using System.Net;

namespace NetGen.Training;

/// <summary>Text and numbers as they stand in HTML and SVG.</summary>
internal static class Markup
{
    /// <summary>Text that somebody else has written.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A figure to read, with four significant digits; a dash where there is none.</summary>
    public static string Figure(double? value) => value is double figure ? figure.ToString("G4", CultureInfo.InvariantCulture) : "–";

    /// <summary>A figure with as many decimals as the others in its column.</summary>
    public static string Fixed(double? value, int decimals = 4) =>
        value is double figure && !double.IsNaN(figure) ? figure.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : value is null ? "–" : "NaN";

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A coordinate or a length.</summary>
    public static string Length(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
}
