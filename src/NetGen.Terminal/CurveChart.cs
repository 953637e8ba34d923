using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>Figures over the epochs as lines, several in one chart, from the smallest value to the largest.</summary>
/// <remarks>
/// A cell of Braille dots shows 2 × 4 points; where a console has no Unicode, a cell is a letter, the first of the series' name. Cells that
/// several series cross have the colour of the last one. A value that is not finite is a gap.
/// </remarks>
public sealed class CurveChart : Renderable
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const int LabelWidth = 8;

    private readonly string _title;
    private readonly (string Name, double[] Values, Color Color)[] _series;
    private readonly int _width;
    private readonly int _height;

    /// <summary>A chart of some series.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="width">Cells of the terminal in all, at least 20; fewer where the terminal is narrower.</param>
    /// <param name="height">Lines of the curves, at least 2, without the title and the line that numbers the epochs.</param>
    /// <param name="series">The name, a value for each epoch, and the colour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    public CurveChart(string title, int width, int height, params (string Name, double[] Values, Color Color)[] series)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 2);
        (_title, _width, _height, _series) = (title, width, height, series);
    }

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(_width, maxWidth), Math.Min(_width, maxWidth));

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int columns = Math.Max(1, Math.Min(_width, maxWidth) - LabelWidth - 2);
        double[] finite = [.. _series.SelectMany(one => one.Values).Where(double.IsFinite)];
        (double low, double high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        int epochs = _series.Max(one => one.Values.Length);

        yield return new Segment(_title, new Style(decoration: Decoration.Bold));
        foreach ((string name, _, Color color) in _series)
            yield return new Segment($"  {name}", new Style(color));
        yield return Segment.LineBreak;

        (int Mask, int Series)[,] cells = Plot(columns, low, high, epochs);
        for (int line = 0; line < _height; line++)
        {
            string label = line == 0 ? Number(high) : line == _height - 1 ? Number(low) : "";
            yield return new Segment(label.PadLeft(LabelWidth) + (options.Unicode ? " ┤" : " |"), new Style(Color.Grey));
            for (int column = 0; column < columns; column++)
            {
                (int mask, int series) = cells[line, column];
                yield return mask == 0
                    ? new Segment(" ")
                    : new Segment(options.Unicode ? ((char)(0x2800 + mask)).ToString() : _series[series].Name[..1], new Style(_series[series].Color));
            }
            yield return Segment.LineBreak;
        }
        yield return new Segment(
            new string(' ', LabelWidth + 2) + "1" + epochs.ToString("N0", CultureInfo.InvariantCulture).PadLeft(columns - 1), new Style(Color.Grey));
        yield return Segment.LineBreak;
    }

    /// <summary>The dots of each cell and the series that was drawn last in it.</summary>
    private (int Mask, int Series)[,] Plot(int columns, double low, double high, int epochs)
    {
        var cells = new (int Mask, int Series)[_height, columns];
        int right = columns * DotsAcross - 1;
        int bottom = _height * DotsDown - 1;
        for (int series = 0; series < _series.Length; series++)
        {
            double[] values = _series[series].Values;
            for (int dot = 0; dot <= right; dot++)
            {
                double? from = At(values, dot, right, epochs);
                double? to = At(values, Math.Min(dot + 1, right), right, epochs) ?? from;
                if (from is null)
                    continue;
                (int first, int next) = (Down(from.Value), Down(to!.Value));
                int last = next - Math.Sign(next - first); // the next dot across draws its own
                for (int down = Math.Min(first, last); down <= Math.Max(first, last); down++)
                    cells[down / DotsDown, dot / DotsAcross] = (cells[down / DotsDown, dot / DotsAcross].Mask | Dot(dot % DotsAcross, down % DotsDown), series);
            }
        }
        return cells;

        int Down(double value) => high > low ? (int)Math.Round((high - value) / (high - low) * bottom) : bottom / 2;
    }

    /// <summary>A series between its epochs, in straight lines; null in a gap and behind its end.</summary>
    private static double? At(double[] values, int dot, int right, int epochs)
    {
        double place = right == 0 ? 0 : (double)dot / right * (epochs - 1);
        int before = (int)place;
        if (before >= values.Length || !double.IsFinite(values[before]))
            return null;
        double share = place - before;
        return before + 1 < values.Length && double.IsFinite(values[before + 1])
            ? values[before] + share * (values[before + 1] - values[before])
            : share < 0.5 ? values[before] : null;
    }

    /// <summary>The dots of a Braille cell are numbered down the left column, then the right one, and the fourth row last.</summary>
    private static int Dot(int across, int down) => down == 3 ? 0x40 << across : 1 << (down + 3 * across);

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
