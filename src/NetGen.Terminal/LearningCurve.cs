using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>A loss or an accuracy over the epochs, as a filled area from 0 to its largest value.</summary>
/// <remarks>
/// Columns of eighth blocks: one line of the terminal shows eight levels. At most 60 columns; several epochs in one column are averaged.
/// </remarks>
public sealed class LearningCurve : Renderable
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";
    private const string AsciiEighths = "    #####";
    private const int MostColumns = 60;

    private readonly float[] _values;
    private readonly int _height;
    private readonly Style _style;

    /// <summary>A chart of the given values.</summary>
    /// <param name="values">One value per epoch. Negative ones, infinities and NaN are drawn as 0.</param>
    /// <param name="height">Lines of the terminal, at least 2, without the line that numbers the epochs.</param>
    /// <param name="color">The area's colour.</param>
    /// <exception cref="ArgumentOutOfRangeException">The height is below 2.</exception>
    public LearningCurve(ReadOnlySpan<float> values, int height = 6, Color? color = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 2);
        _values = values.ToArray();
        foreach (ref float value in _values.AsSpan())
            value = float.IsFinite(value) ? Math.Max(value, 0) : 0;
        (_height, _style) = (height, new Style(color ?? Color.DodgerBlue1));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        if (_values.Length == 0)
            yield break;

        float largest = _values.Max();
        string topLabel = largest.ToString("G3", CultureInfo.InvariantCulture);
        float[] columns = Columns(Math.Clamp(maxWidth - topLabel.Length - 2, 1, MostColumns));
        (string axis, string eighths) = options.Unicode ? ("┤", Eighths) : ("|", AsciiEighths);

        for (int line = _height - 1; line >= 0; line--)
        {
            string label = line == _height - 1 ? topLabel : line == 0 ? "0" : "";
            yield return new Segment(label.PadLeft(topLabel.Length) + " " + axis);
            yield return new Segment(string.Concat(columns.Select(value => Cell(value / largest, line, eighths))), _style);
            yield return Segment.LineBreak;
        }

        string lastEpoch = _values.Length.ToString("N0", CultureInfo.InvariantCulture);
        yield return new Segment(new string(' ', topLabel.Length + 2) + "1" + lastEpoch.PadLeft(columns.Length - 1));
        yield return Segment.LineBreak;
    }

    /// <summary>What a column that fills <paramref name="share"/> of the whole height shows on one line.</summary>
    private char Cell(float share, int line, string eighths)
    {
        float filled = float.IsNaN(share) ? 0 : Math.Clamp(share * _height - line, 0, 1);
        return eighths[(int)MathF.Round(8 * filled)];
    }

    /// <summary>The values on as many columns: each the mean of its epochs, or one epoch over several columns.</summary>
    private float[] Columns(int count)
    {
        var columns = new float[count];
        for (int i = 0; i < count; i++)
        {
            int start = (int)((long)i * _values.Length / count);
            int end = Math.Max(start + 1, (int)((long)(i + 1) * _values.Length / count));
            columns[i] = _values[start..end].Average();
        }

        return columns;
    }
}
