using System.Globalization;
using System.Text;

namespace NetGen.Search;

/// <summary>Trials in rows and columns.</summary>
internal static class SearchTable
{
    public static string Format(SearchResult result)
    {
        IReadOnlyList<SearchParameter> parameters = result.Space.Parameters;
        List<string[]> rows = [["trial", .. parameters.Select(parameter => parameter.Name), "score", "steps", "seconds"]];
        foreach (TrialResult trial in result.Ranked)
        {
            rows.Add(
            [
                Invariant($"{trial.Trial.Number}"),
                .. parameters.Select((parameter, index) => parameter.Text(trial.Trial.Values[index])),
                Invariant($"{trial.Score:G4}"),
                Invariant($"{trial.Scores.Count}") + (trial.WasStopped ? ", stopped" : ""),
                Invariant($"{trial.Duration.TotalSeconds:F2}"),
            ]);
        }
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))));
        return text.ToString();
    }

    public static string Csv(SearchResult result)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', ["trial", .. result.Space.Parameters.Select(parameter => Quoted(parameter.Name)), "score", "steps", "stopped", "seconds"]);
        foreach (TrialResult trial in result.Trials)
        {
            text.Append("\r\n").AppendJoin(',', [
                Invariant($"{trial.Trial.Number}"),
                .. result.Space.Parameters.Select((parameter, index) => Value(parameter, trial.Trial.Values[index])),
                Invariant($"{trial.Score:R}"), Invariant($"{trial.Scores.Count}"), trial.WasStopped ? "true" : "false",
                Invariant($"{trial.Duration.TotalSeconds:F3}")]);
        }
        return text.Append("\r\n").ToString();
    }

    private static string Value(SearchParameter parameter, double value) =>
        parameter.Scale == SearchScale.Choice ? Quoted(parameter.Text(value)) : Invariant($"{value:R}");

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
