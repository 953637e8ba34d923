namespace NetGen.Training;

public static partial class Metrics
{
    /// <summary>The share of samples whose class is among the <paramref name="k"/> with the largest scores; of equal scores the first is the larger.</summary>
    /// <param name="scores">[samples × classes]: probabilities or logits.</param>
    /// <param name="labels">[samples], each in [0, classes).</param>
    /// <param name="k">At least 1; from the number of classes on, the share is 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is no class.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static double TopKAccuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (labels.IsEmpty || scores.Length % labels.Length != 0 || scores.IsEmpty)
            throw new ArgumentException($"{scores.Length} scores are no rows of {labels.Length} samples.", nameof(scores));
        int classes = scores.Length / labels.Length;
        int right = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if ((uint)labels[sample] >= (uint)classes)
                throw new ArgumentException($"Label {labels[sample]} of sample {sample} is outside 0 to {classes - 1}.", nameof(labels));
            if (Rank(scores.Slice(sample * classes, classes), labels[sample]) < k)
                right++;
        }
        return (double)right / labels.Length;
    }

    /// <summary>
    /// The area under the receiver operating characteristic: the probability that a sample of the class has a larger score than one that is
    /// not, equal scores counting one half (Hanley and McNeil 1982).
    /// </summary>
    /// <param name="scores">[samples]: the larger, the more likely the class.</param>
    /// <param name="isPositive">[samples]: which belong to the class.</param>
    /// <returns>0 to 1, 0.5 for scores that say nothing; NaN where all samples are on one side or a score is NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive)
    {
        SameLength(scores.Length, isPositive.Length, nameof(isPositive));
        float[] sorted = scores.ToArray();
        bool[] sides = isPositive.ToArray();
        Array.Sort(sorted, sides);
        if (sorted.Length > 0 && float.IsNaN(sorted[0])) // NaN sorts before every number
            return double.NaN;

        // Mann and Whitney 1947: the sum of the ranks of the positive samples, of equal scores the mean rank.
        long positives = 0;
        double rankSum = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            int tied = 0;
            for (end = start; end < sorted.Length && sorted[end] == sorted[start]; end++)
                tied += sides[end] ? 1 : 0;
            positives += tied;
            rankSum += tied * ((start + 1 + end) / 2.0);
        }
        long negatives = sorted.Length - positives;
        return positives == 0 || negatives == 0
            ? double.NaN
            : (rankSum - positives * (positives + 1) / 2.0) / ((double)positives * negatives);
    }

    /// <summary>The classes that come before one; all of them where its score is NaN.</summary>
    private static int Rank(ReadOnlySpan<float> scores, int label)
    {
        int before = 0;
        for (int other = 0; other < scores.Length; other++)
            before += other < label ? (scores[other] < scores[label] ? 0 : 1) : (scores[other] <= scores[label] ? 0 : 1);
        return before;
    }
}
