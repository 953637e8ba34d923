using static NetGen.Training.Markup;

namespace NetGen.Training;

/// <summary>Which class was taken for which, and the figures of each.</summary>
internal static class ClassesSection
{
    /// <summary>More classes than that make no table that can be read.</summary>
    private const int MostClasses = 30;
    private const int MostConfusions = 20;

    public static string Of(ReportFacts facts)
    {
        if (facts.Test?.Classification is not ClassificationReport classes)
            return "";
        string confusion = facts.Test.Evaluation.Confusion is ConfusionMatrix matrix
            ? $"<section><h2>Confusion</h2>{(matrix.Classes <= MostClasses ? Matrix(facts, matrix) : Pairs(facts, matrix))}</section>"
            : "";
        return $"<div class=\"beside\">{confusion}<section><h2>Classes</h2><div class=\"scroll\"><table>"
            + "<tr><th>class</th><th>precision</th><th>recall</th><th>F1</th><th>ROC AUC</th><th>samples</th></tr>"
            + string.Concat(Enumerable.Range(0, classes.Classes).Select(c => Row(facts.ClassName(c), classes[c], classes.RocAuc(c))))
            + Row("macro", classes.Macro, classes.MacroRocAuc) + Row("weighted", classes.Weighted, null) + "</table></div></section></div>";
    }

    private static string Row(string name, ClassFigures figures, double? area) =>
        $"<tr><td>{Text(name)}</td><td>{Fixed(figures.Precision)}</td><td>{Fixed(figures.Recall)}</td><td>{Fixed(figures.F1)}</td>"
        + $"<td>{(area is double value && !double.IsNaN(value) ? Fixed(value) : "–")}</td><td>{Whole(figures.Support)}</td></tr>";

    private static string Matrix(ReportFacts facts, ConfusionMatrix matrix)
    {
        var html = new MarkupBuilder("<p class=\"soft\">A row for each class, a column for what its samples were taken for.</p><div class=\"scroll\"><table class=\"confusion\"><tr><th></th>");
        for (int c = 0; c < matrix.Classes; c++)
            html.Add($"<th>{Text(facts.ClassName(c))}</th>");
        html.Add("</tr>");
        for (int actual = 0; actual < matrix.Classes; actual++)
        {
            int samples = Enumerable.Range(0, matrix.Classes).Sum(predicted => matrix[actual, predicted]);
            html.Add($"<tr><th>{Text(facts.ClassName(actual))}</th>");
            for (int predicted = 0; predicted < matrix.Classes; predicted++)
                html.Add(Cell(facts, matrix[actual, predicted], samples, actual, predicted));
            html.Add("</tr>");
        }
        return html.Add("</table></div>").ToString();
    }

    /// <summary>The stronger the colour, the larger the share of the row; errors are few, so theirs grows with the root.</summary>
    private static string Cell(ReportFacts facts, int count, int samples, int actual, int predicted)
    {
        if (count == 0)
            return "<td class=\"zero\">·</td>";
        double share = (double)count / samples;
        string color = actual == predicted ? $"var(--right), {Length(0.15 + 0.55 * share)}" : $"var(--wrong), {Length(0.1 + 0.8 * Math.Sqrt(share))}";
        return $"<td style=\"background: rgba({color})\" title=\"{Text(facts.ClassName(actual))} taken for {Text(facts.ClassName(predicted))}: {Fixed(100 * share, 1)} %\">{Whole(count)}</td>";
    }

    private static string Pairs(ReportFacts facts, ConfusionMatrix matrix)
    {
        var pairs =
            from actual in Enumerable.Range(0, matrix.Classes)
            from predicted in Enumerable.Range(0, matrix.Classes)
            where actual != predicted && matrix[actual, predicted] > 0
            orderby matrix[actual, predicted] descending
            select $"<tr><td>{Text(facts.ClassName(actual))} taken for {Text(facts.ClassName(predicted))}</td><td>{Whole(matrix[actual, predicted])}</td></tr>";
        return $"<p class=\"soft\">The most frequent ones.</p><div class=\"scroll\"><table>{string.Concat(pairs.Take(MostConfusions))}</table></div>";
    }
}
