namespace NetGen.Search;

/// <summary>Which scores are the better ones. One that is not finite is the worst either way.</summary>
public enum SearchGoal
{
    /// <summary>Low ones, as of a loss.</summary>
    Minimize,

    /// <summary>High ones, as of an accuracy.</summary>
    Maximize,
}
