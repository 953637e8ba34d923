namespace NetGen.Training;

/// <summary>How layers are scaled to unit variance; the defaults are those of Mishkin and Matas (2016).</summary>
public sealed record LsuvOptions
{
    /// <summary>Rows of the batch on which variances are taken, at least 2; fewer where the data have fewer.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>How far from 1 a variance may stay, above 0.</summary>
    public double Tolerance { get; init; } = 0.1;

    /// <summary>How often a layer is scaled at most, at least 1.</summary>
    public int MaxIterations { get; init; } = 10;

    /// <summary>The seed of the weights and of the choice of rows: the same one gives the same parameters.</summary>
    public int Seed { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        if (!(Tolerance > 0 && double.IsFinite(Tolerance)))
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance has to be finite and above 0.");
    }
}
