namespace NetGen;

/// <summary>What a scaling of the inputs was fitted to, where it lies: y = (x - mean)∘scale + offset.</summary>
public readonly ref struct ScalingParameters
{
    /// <summary>A view of all. Called by generated code.</summary>
    /// <param name="mean">[features].</param>
    /// <param name="scale">[features].</param>
    /// <param name="offset">[features].</param>
    /// <param name="samples">[1].</param>
    public ScalingParameters(Span<float> mean, Span<float> scale, Span<float> offset, Span<float> samples)
    {
        Mean = mean;
        Scale = scale;
        Offset = offset;
        Samples = samples;
    }

    /// <summary>The mean of each feature [features].</summary>
    public Span<float> Mean { get; }

    /// <summary>By what each feature is multiplied [features]; 0 for a constant one.</summary>
    public Span<float> Scale { get; }

    /// <summary>What is added to each feature then [features]; 0 except for MinMax.</summary>
    public Span<float> Offset { get; }

    /// <summary>The number of samples it was fitted to [1], as a float; 0 before.</summary>
    public Span<float> Samples { get; }
}
