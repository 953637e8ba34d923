using static System.FormattableString;

namespace NetGen.Training;

/// <summary>A network that has learnt nothing guesses.</summary>
internal static class InitialLossCheck
{
    private const string Check = "loss at the start";
    private const int MostSamples = 2000;

    public static SanityFinding Run(ITrainableNetwork network, DataSet data)
    {
        DataSet sample = SanityExtensions.Some(data, MostSamples, seed: 0);
        double loss = network.Evaluate(sample).Loss;
        if (!double.IsFinite(loss))
            return new SanityFinding(Check, SanityVerdict.Bad, Invariant($"{loss}"));
        return network.Description.Loss switch
        {
            LossFunction.SoftmaxCrossEntropy => Against(loss, network.Description.OutputSize),
            LossFunction.BinaryCrossEntropy => Against(loss, 2),
            LossFunction.MeanSquaredError => AgainstMean(loss, sample),
            _ => new SanityFinding(Check, SanityVerdict.Good, Invariant($"{loss:G4}")),
        };
    }

    private static SanityFinding Against(double loss, int classes)
    {
        double guessing = Math.Log(classes);
        string text = Invariant($"{loss:F4}, guessing between {classes} classes has ln {classes} = {guessing:F4}");
        return loss < guessing / 2 ? new SanityFinding(Check, SanityVerdict.Doubtful, text + ": is it trained already, or are the labels among the inputs?")
            : loss > guessing * 1.5 ? new SanityFinding(Check, SanityVerdict.Doubtful, text + ": it is sure of what it cannot know; smaller inputs or weights of the last layer")
            : new SanityFinding(Check, SanityVerdict.Good, text);
    }

    private static SanityFinding AgainstMean(double loss, DataSet data)
    {
        double[] means = new double[data.TargetSize];
        for (int row = 0; row < data.Count; row++)
        {
            for (int output = 0; output < means.Length; output++)
                means[output] += data.Target(row)[output] / (double)data.Count;
        }
        double variance = 0;
        for (int row = 0; row < data.Count; row++)
        {
            for (int output = 0; output < means.Length; output++)
                variance += Math.Pow(data.Target(row)[output] - means[output], 2) / ((double)data.Count * means.Length);
        }
        string text = Invariant($"{loss:G4}, always answering the mean has {variance:G4}");
        return loss > 10 * variance
            ? new SanityFinding(Check, SanityVerdict.Doubtful, text + ": scale or centre the targets")
            : new SanityFinding(Check, SanityVerdict.Good, text);
    }
}
