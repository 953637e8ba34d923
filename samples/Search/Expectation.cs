using NetGen.Search;

namespace Samples;

/// <summary>What fewer trials would have found.</summary>
internal static class Expectation
{
    /// <summary>
    /// The best score among so many of the trials, averaged over every way to pick them: the k-th best of N is the best of n picked ones in
    /// C(N - k, n - 1) of C(N, n) ways.
    /// </summary>
    public static double OfBest(SearchResult result, int picked)
    {
        double[] scores = [.. result.Ranked.Select(trial => trial.Score)];
        double expectation = 0;
        double probability = (double)picked / scores.Length; // that the best is among them
        for (int rank = 0; rank <= scores.Length - picked; rank++)
        {
            expectation += probability * scores[rank];
            int left = scores.Length - 1 - rank;
            probability *= left == 0 ? 0 : (double)(left - picked + 1) / left;
        }
        return expectation;
    }
}
