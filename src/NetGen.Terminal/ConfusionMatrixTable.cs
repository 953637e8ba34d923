using System.Globalization;
using NetGen.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NetGen.Terminal;

/// <summary>
/// A confusion matrix: a row for each actual class, a column for each predicted one, and the recall (the share of a row on the diagonal).
/// Where that is too wide, the most frequent confusions in a list.
/// </summary>
/// <param name="matrix">The counts.</param>
public sealed class ConfusionMatrixTable(ConfusionMatrix matrix) : Renderable
{
    private const string Corner = "actual";
    private const string LastColumn = "  recall";
    private const int MostPairs = 10;

    private int Largest => Cells().Max(cell => matrix[cell.Actual, cell.Predicted]);

    private int CellWidth => 2 + Math.Max(Number(Largest).Length, Number(matrix.Classes - 1).Length);

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth) =>
        ((IRenderable)Build(options, maxWidth)).Measure(options, maxWidth);

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        ((IRenderable)Build(options, maxWidth)).Render(options, maxWidth);

    private Rows Build(RenderOptions options, int maxWidth) =>
        (long)CellWidth * matrix.Classes + Corner.Length + LastColumn.Length <= maxWidth ? Heatmap(options.Unicode) : ConfusedPairs();

    private Rows Heatmap(bool unicode)
    {
        int width = CellWidth;
        var lines = new List<IRenderable>
        {
            new Text(new string(' ', Corner.Length) + "  predicted", new Style(Color.Grey)),
            new Markup($"[grey]{Corner}[/][bold]{string.Concat(Classes().Select(c => Number(c).PadLeft(width - 1) + " "))}[/][grey]{LastColumn}[/]"),
        };
        foreach (int actual in Classes())
        {
            int samples = Classes().Sum(predicted => matrix[actual, predicted]);
            var line = new Paragraph();
            line.Append(Number(actual).PadLeft(Corner.Length - 1) + " ", new Style(decoration: Decoration.Bold));
            foreach (int predicted in Classes())
            {
                int count = matrix[actual, predicted];
                string text = count > 0 ? Number(count) : unicode ? "·" : ".";
                line.Append(text.PadLeft(width - 1) + " ", CellStyle(actual == predicted, count, samples));
            }

            double recall = (double)matrix[actual, actual] / samples;
            line.Append((samples == 0 ? "-" : recall.ToString("F3", CultureInfo.InvariantCulture)).PadLeft(LastColumn.Length));
            lines.Add(line);
        }

        return new Rows(lines);
    }

    private Rows ConfusedPairs()
    {
        var lines = Cells()
            .Where(cell => cell.Actual != cell.Predicted && matrix[cell.Actual, cell.Predicted] > 0)
            .OrderByDescending(cell => matrix[cell.Actual, cell.Predicted])
            .Take(MostPairs)
            .Select(cell => $"{Number(cell.Actual)} taken for {Number(cell.Predicted)}: {Number(matrix[cell.Actual, cell.Predicted])}")
            .DefaultIfEmpty("no confusion");
        return new Rows(lines.Select(line => new Text(line)));
    }

    /// <summary>Green on the diagonal and red beside it, the brighter the larger the share of the row's samples.</summary>
    private static Style CellStyle(bool isRight, int count, int samples)
    {
        if (count == 0)
            return new Style(Color.Grey);

        double share = (double)count / samples;
        Color background = (isRight, share) switch
        {
            (true, >= 0.9) => Color.Green4,
            (true, _) => Color.DarkGreen,
            (false, >= 0.05) => Color.Red3,
            (false, _) => Color.DarkRed,
        };
        return new Style(Color.White, background);
    }

    private IEnumerable<int> Classes() => Enumerable.Range(0, matrix.Classes);

    private IEnumerable<(int Actual, int Predicted)> Cells() => Classes().SelectMany(actual => Classes().Select(predicted => (actual, predicted)));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
