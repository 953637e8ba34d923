namespace NetGen.Training;

/// <summary>What a run was called with and its batches follow from: a run that goes on has to be called with the same.</summary>
/// <param name="Seed">The seed of orders and dropout masks.</param>
/// <param name="BatchSize">Rows in a batch.</param>
/// <param name="Samples">The number of training samples, where it is known.</param>
internal sealed record RunPlan(int Seed, int BatchSize, long? Samples)
{
    private const string SeedName = "run.seed";
    private const string BatchSizeName = "run.batch_size";
    private const string SamplesName = "data.samples";

    public void Save(CheckpointFacts facts)
    {
        facts.Set(SeedName, Seed);
        facts.Set(BatchSizeName, BatchSize);
        if (Samples is long samples)
            facts.Set(SamplesName, samples);
    }

    /// <exception cref="InvalidOperationException">The run is called with something else.</exception>
    public void Check(CheckpointFacts facts)
    {
        Compare("seed", Seed, facts.Whole(SeedName, int.MinValue));
        Compare("batch size", BatchSize, facts.Whole(BatchSizeName));
        Compare("number of training samples", Samples, facts.Has(SamplesName) ? facts.Whole(SamplesName) : null);
    }

    private static void Compare(string what, long? here, long? there)
    {
        if (here != there)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The run that is resumed had a {what} of {Text(there)}, and Fit is called with {Text(here)}: its steps could not be the same."));
        }
    }

    private static FormattableString Text(long? value) => value is long number ? (FormattableString)$"{number}" : $"an unknown one";
}
