using static System.FormattableString;

namespace NetGen.Training;

/// <summary>Labels cover their classes, targets are what the loss takes.</summary>
internal static class TargetsCheck
{
    /// <summary>The largest class over the smallest from which accuracy says little.</summary>
    private const double Unbalanced = 10;

    public static IEnumerable<SanityFinding> Run(DataSet data, NetworkDescription network) =>
        data.HasLabels ? Labels(data, network)
        : network.Loss is LossFunction loss ? [Targets(data, loss, 0, data.TargetSize, "targets")]
        : network.Heads.Select(head => Targets(data, head.Loss, head.Offset, head.Size, $"targets of {head.Name}"));

    private static IEnumerable<SanityFinding> Labels(DataSet data, NetworkDescription network)
    {
        int[] counts = new int[new HeadReader(network.Loss!.Value, network.OutputSize, probabilities: false).Classes];
        for (int row = 0; row < data.Count; row++)
            counts[data.Label(row)]++;
        int[] missing = [.. Enumerable.Range(0, counts.Length).Where(label => counts[label] == 0)];
        yield return missing.Length == 0
            ? new SanityFinding("labels", SanityVerdict.Good, Invariant($"0 to {counts.Length - 1}, each occurs"))
            : new SanityFinding(
                "labels", SanityVerdict.Doubtful,
                Invariant($"{missing.Length} of {counts.Length} classes have no sample: {string.Join(", ", missing.Take(10))}{(missing.Length > 10 ? ", …" : "")}"));

        (int fewest, int most) = (counts.Where(count => count > 0).Min(), counts.Max());
        string text = Invariant($"{fewest:N0} to {most:N0} samples a class; always taking the largest is right in {(double)most / data.Count:P1}");
        yield return most <= Unbalanced * fewest
            ? new SanityFinding("balance", SanityVerdict.Good, text)
            : new SanityFinding("balance", SanityVerdict.Doubtful, text + ": look at recall and F1 of each class, not at accuracy alone");
    }

    private static SanityFinding Targets(DataSet data, LossFunction loss, int offset, int size, string what)
    {
        (float low, float high, double squares, double worstSum) = (float.PositiveInfinity, float.NegativeInfinity, 0, 0);
        for (int row = 0; row < data.Count; row++)
        {
            double rowSum = 0;
            foreach (float value in data.Target(row).Slice(offset, size))
            {
                (low, high) = (MathF.Min(low, value), MathF.Max(high, value));
                squares += (double)value * value;
                rowSum += value;
            }
            worstSum = Math.Max(worstSum, Math.Abs(rowSum - 1));
        }
        double rms = Math.Sqrt(squares / ((double)data.Count * size));
        string text = Invariant($"{low:G4} to {high:G4}, root mean square {rms:G3}");
        SanityFinding Bad(string why) => new(what, SanityVerdict.Bad, $"{text}: {why}");
        return loss switch
        {
            _ when !float.IsFinite(low) || !float.IsFinite(high) => Bad("not all are finite"),
            LossFunction.SoftmaxCrossEntropy or LossFunction.BinaryCrossEntropy when low < 0 || high > 1 => Bad("they are probabilities, 0 to 1"),
            LossFunction.SoftmaxCrossEntropy when worstSum > 1e-3 => Bad("those of a sample sum up to 1"),
            LossFunction.Hinge when low < -1 || high > 1 => Bad("they are -1 and 1"),
            LossFunction.MeanSquaredError or LossFunction.MeanAbsoluteError or LossFunction.Huber when rms is > 30 or (> 0 and < 0.03) =>
                new SanityFinding(what, SanityVerdict.Doubtful, text + ": scale them to order 1"),
            _ => new SanityFinding(what, SanityVerdict.Good, text),
        };
    }
}
