using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Text from a file, fit for a message: a hostile name can neither flood nor steer a terminal.</summary>
internal static class Printable
{
    private const int MaxLength = 80;

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                quoted.Append(c);
        }
        return quoted.Append(text.Length > MaxLength ? "…'" : "'").ToString();
    }
}
