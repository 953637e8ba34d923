namespace NetGen.Training;

/// <summary>Chooses samples at random so that every class gives the same share of its own.</summary>
internal static class StratifiedSplit
{
    /// <summary>Chooses exactly <paramref name="count"/> samples.</summary>
    /// <param name="classes">The class of each sample.</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>For each sample, whether it was chosen.</returns>
    public static bool[] Choose(ReadOnlySpan<int> classes, int count, int seed)
    {
        var members = new SortedDictionary<int, List<int>>();
        for (int sample = 0; sample < classes.Length; sample++)
        {
            if (!members.TryGetValue(classes[sample], out List<int>? ofClass))
                members.Add(classes[sample], ofClass = []);
            ofClass.Add(sample);
        }

        bool[] chosen = new bool[classes.Length];
        int[] quotas = Quotas([.. members.Values.Select(ofClass => ofClass.Count)], count, classes.Length);
        foreach ((int[] ofClass, int quota) in members.Values.Zip(quotas, (ofClass, quota) => (ofClass.ToArray(), quota)))
        {
            new RandomStream(seed, stream: classes[ofClass[0]]).Shuffle(ofClass);
            foreach (int sample in ofClass.AsSpan(0, quota))
                chosen[sample] = true;
        }
        return chosen;
    }

    /// <summary>
    /// Each class's whole share, and the rest one by one to those that lost most by rounding down (the method of the largest remainder).
    /// </summary>
    private static int[] Quotas(int[] sizes, int count, int total)
    {
        int[] quotas = [.. sizes.Select(size => (int)((long)size * count / total))];
        foreach (int ofClass in Enumerable.Range(0, sizes.Length)
            .OrderByDescending(ofClass => (long)sizes[ofClass] * count % total)
            .Take(count - quotas.Sum()))
        {
            quotas[ofClass]++;
        }
        return quotas;
    }
}
