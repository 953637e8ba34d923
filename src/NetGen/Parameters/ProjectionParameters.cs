namespace NetGen;

/// <summary>What a projection of the inputs was fitted to, where it lies: y = x·P.</summary>
public readonly ref struct ProjectionParameters
{
    /// <summary>A view of both. Called by generated code.</summary>
    /// <param name="components">P [features × components].</param>
    /// <param name="variances">[components].</param>
    public ProjectionParameters(MatrixView components, Span<float> variances)
    {
        Components = components;
        Variances = variances;
    }

    /// <summary>P [features × components]: a component is a column, the one with the largest variance first.</summary>
    public MatrixView Components { get; }

    /// <summary>The variance of each component over the training set, before whitening [components]: Σ y²/(n - 1).</summary>
    public Span<float> Variances { get; }
}
