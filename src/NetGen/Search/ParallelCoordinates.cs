using System.Globalization;

namespace NetGen.Search;

/// <summary>The picture of a search: an axis for each parameter and one for the score, a line for each trial.</summary>
internal static class ParallelCoordinates
{
    private const double Top = 64, Bottom = 380, Left = 76, Right = 76, Below = 46, BetweenAxes = 150;

    public static string Draw(SearchResult result)
    {
        IReadOnlyList<SearchParameter> parameters = result.Space.Parameters;
        double width = Left + Right + parameters.Count * BetweenAxes;
        string count = string.Create(CultureInfo.InvariantCulture, $"{result.Trials.Count} trials");
        var picture = new SvgPicture(width, Bottom + Below, $"{count} over {string.Join(", ", parameters.Select(parameter => parameter.Name))}");
        picture.Text(Left, 22, count, "start", "strong");
        picture.Text(Left + 70, 22, "the better the darker, the best in orange, stopped early dashed", "start", "quiet");

        double[] finite = [.. result.Trials.Select(trial => trial.Score).Where(double.IsFinite)];
        (double low, double high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (low == high)
            (low, high) = (low - 0.5, high + 0.5);
        for (int rank = result.Ranked.Count - 1; rank >= 0; rank--) // the best on top
            DrawTrial(picture, result, rank, low, high);
        for (int index = 0; index < parameters.Count; index++)
            DrawAxis(picture, Left + index * BetweenAxes, parameters[index].Name, Marks(parameters[index]));
        DrawAxis(picture, Left + parameters.Count * BetweenAxes, "score", Ticks.Linear(low, high)
            .Select(value => ((value - low) / (high - low), value.ToString("G4", CultureInfo.InvariantCulture))), side: 1);
        return picture.ToString();
    }

    private static void DrawTrial(SvgPicture picture, SearchResult result, int rank, double low, double high)
    {
        TrialResult trial = result.Ranked[rank];
        IReadOnlyList<SearchParameter> parameters = result.Space.Parameters;
        List<(double X, double Y)> points = [];
        for (int index = 0; index < parameters.Count; index++)
            points.Add((Left + index * BetweenAxes, Height(parameters[index].UnitOf(trial.Trial.Values[index]))));
        // A score that is not finite has no place on its axis: the line ends before it.
        if (double.IsFinite(trial.Score))
            points.Add((Left + parameters.Count * BetweenAxes, Height((trial.Score - low) / (high - low))));

        string values = string.Join(", ", parameters.Select((parameter, index) => $"{parameter.Name} {parameter.Text(trial.Trial.Values[index])}"));
        string hint = string.Create(CultureInfo.InvariantCulture, $"trial {trial.Trial.Number}: {values}, score {trial.Score:G4}");
        double share = 1 - (double)rank / Math.Max(result.Ranked.Count, 1);
        if (rank == 0)
            picture.Polyline(points, "two", width: 3, hint: hint);
        else
            picture.Polyline(points, "one", width: 1.3, opacity: 0.12 + 0.78 * share * share, isDashed: trial.WasStopped, hint: hint);
    }

    private static void DrawAxis(SvgPicture picture, double x, string name, IEnumerable<(double Unit, string Text)> marks, int side = -1)
    {
        picture.Segment(x, Top, x, Bottom, "axis");
        picture.Text(x, Top - 16, name, "middle", "strong");
        foreach ((double unit, string text) in marks)
        {
            picture.Segment(x, Height(unit), x + 4 * side, Height(unit), "axis");
            picture.Text(x + 7 * side, Height(unit) + 4, text, side < 0 ? "end" : "start", "quiet");
        }
    }

    private static IEnumerable<(double Unit, string Text)> Marks(SearchParameter parameter)
    {
        IEnumerable<double> values = parameter.Scale switch
        {
            SearchScale.Log => Ticks.Log(parameter.Low, parameter.High),
            SearchScale.Choice => Enumerable.Range(0, parameter.Options.Count).Select(option => (double)option),
            SearchScale.Whole => Ticks.Linear(parameter.Low, parameter.High).Where(double.IsInteger),
            _ => Ticks.Linear(parameter.Low, parameter.High),
        };
        return values.Select(value => (parameter.UnitOf(value), parameter.Text(value)));
    }

    private static double Height(double unit) => Bottom - unit * (Bottom - Top);
}
