namespace NetGen;

/// <summary>Two blocks read the same input, and their outputs are merged.</summary>
/// <typeparam name="TA">The first block.</typeparam>
/// <typeparam name="TB">The second block.</typeparam>
public sealed class BranchesAttribute<TA, TB> : CompositionAttribute
    where TA : class
    where TB : class
{
    /// <summary>How the outputs become one; their sum unless stated.</summary>
    public MergeOperation Merge { get; set; }
}

/// <summary>Three blocks read the same input, and their outputs are merged.</summary>
/// <typeparam name="TA">The first block.</typeparam>
/// <typeparam name="TB">The second block.</typeparam>
/// <typeparam name="TC">The third block.</typeparam>
public sealed class BranchesAttribute<TA, TB, TC> : CompositionAttribute
    where TA : class
    where TB : class
    where TC : class
{
    /// <summary>How the outputs become one; their sum unless stated.</summary>
    public MergeOperation Merge { get; set; }
}

/// <summary>Four blocks read the same input, and their outputs are merged.</summary>
/// <typeparam name="TA">The first block.</typeparam>
/// <typeparam name="TB">The second block.</typeparam>
/// <typeparam name="TC">The third block.</typeparam>
/// <typeparam name="TD">The fourth block.</typeparam>
public sealed class BranchesAttribute<TA, TB, TC, TD> : CompositionAttribute
    where TA : class
    where TB : class
    where TC : class
    where TD : class
{
    /// <summary>How the outputs become one; their sum unless stated.</summary>
    public MergeOperation Merge { get; set; }
}
