namespace NetGen.Search;

/// <summary>The order of scores, the best first; those that are not finite last.</summary>
internal static class Ranking
{
    private static readonly Comparer<double> Ascending = Comparer<double>.Create((a, b) => Rank(a, 1).CompareTo(Rank(b, 1)));
    private static readonly Comparer<double> Descending = Comparer<double>.Create((a, b) => Rank(a, -1).CompareTo(Rank(b, -1)));

    public static IComparer<double> By(SearchGoal goal) => goal == SearchGoal.Minimize ? Ascending : Descending;

    /// <summary>The best trials first: those that ran to their end before those that were stopped, of equal scores the first.</summary>
    public static IEnumerable<TrialResult> Sorted(IEnumerable<TrialResult> results, SearchGoal goal) => results
        .OrderBy(result => result.WasStopped)
        .ThenBy(result => result.Score, By(goal))
        .ThenBy(result => result.Trial.Number);

    private static double Rank(double score, int sign) => double.IsFinite(score) ? sign * score : double.PositiveInfinity;
}
