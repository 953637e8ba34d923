namespace NetGen.Training;

/// <summary>How restricted Boltzmann machines learn before training; the defaults are those of Hinton's practical guide (2010).</summary>
public sealed record RbmOptions
{
    /// <summary>How often each machine goes through the data, at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows in a step, at least 1.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>k of CD-k: how often hidden and visible units answer each other before the two are compared, at least 1.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>η, above 0.</summary>
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>The share of the last step in the next, in [0, 1).</summary>
    public float Momentum { get; init; } = 0.5f;

    /// <summary>λ: the weights lose ηλ of their size in each step, at least 0.</summary>
    public float WeightDecay { get; init; } = 2e-4f;

    /// <summary>σ of the normal distribution from which the weights start, above 0.</summary>
    public float InitScale { get; init; } = 0.01f;

    /// <summary>The seed of the weights, of the order of the data and of the drawn units: the same one gives the same parameters.</summary>
    public int Seed { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        Positive(LearningRate, nameof(LearningRate));
        Positive(InitScale, nameof(InitScale));
        if (!(Momentum is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(Momentum), Momentum, "The momentum has to be in [0, 1).");
        if (!(WeightDecay >= 0 && float.IsFinite(WeightDecay)))
            throw new ArgumentOutOfRangeException(nameof(WeightDecay), WeightDecay, "The decay has to be finite and not negative.");
    }

    private static void Positive(float value, string name)
    {
        if (!(value > 0 && float.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "The figure has to be finite and above 0.");
    }
}
