using static System.FormattableString;

namespace NetGen.Training;

/// <summary>A network that cannot learn a few samples by heart will not learn many.</summary>
internal static class OneBatchCheck
{
    private const string Check = "one batch by heart";

    /// <summary>The share of its first loss below which a batch counts as learnt.</summary>
    private const double Learnt = 0.1;

    /// <summary>The share above which nothing was learnt.</summary>
    private const double Unmoved = 0.9;

    /// <summary>Steps between two looks at the loss of inference.</summary>
    private const int Interval = 10;

    public static SanityFinding Run(ITrainableNetwork network, DataSet batch, int steps, int seed)
    {
        using ITrainer trainer = network.CreateTrainer(batch.Count, keepGradients: false, seed);
        var evaluator = new Evaluator(network, batch);
        double first = evaluator.Run(CancellationToken.None).Loss;
        (double loss, int step) = (first, 0);
        while (step < steps && loss > Learnt * first)
        {
            for (int next = Math.Min(step + Interval, steps); step < next; step++)
            {
                foreach (Batch rows in batch.Batches(batch.Count))
                    _ = rows.Labels.IsEmpty ? trainer.Step(rows.Inputs, rows.Targets) : trainer.Step(rows.Inputs, rows.Labels);
            }
            loss = evaluator.Run(CancellationToken.None).Loss;
        }

        string text = Invariant($"the loss of {batch.Count} samples went from {first:G4} to {loss:G4} in {step} steps at a rate of {trainer.LearningRate:G3}");
        return loss <= Learnt * first ? new SanityFinding(Check, SanityVerdict.Good, text)
            : loss <= Unmoved * first ? new SanityFinding(Check, SanityVerdict.Doubtful, text + ": a larger learning rate, more units, or samples that contradict one another?")
            : new SanityFinding(Check, SanityVerdict.Bad, text + ": it does not learn; look at the learning rate and at the gradients");
    }
}
