namespace NetGen.Training;

/// <summary>What a check came to.</summary>
public enum SanityVerdict
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Unusual: worth a look before hours are spent.</summary>
    Doubtful,

    /// <summary>Wrong: training on will not help.</summary>
    Bad,

    /// <summary>Nothing that could be measured.</summary>
    Skipped,
}
