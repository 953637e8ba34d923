namespace NetGen.Search;

/// <summary>How the values of a parameter are spread.</summary>
public enum SearchScale
{
    /// <summary>Numbers, evenly.</summary>
    Linear,

    /// <summary>Positive numbers, evenly in their logarithm.</summary>
    Log,

    /// <summary>Whole numbers, evenly.</summary>
    Whole,

    /// <summary>Options, evenly.</summary>
    Choice,
}
