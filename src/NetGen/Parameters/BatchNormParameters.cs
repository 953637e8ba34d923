namespace NetGen;

/// <summary>The parameters and running statistics of a BatchNorm, where they lie.</summary>
public readonly ref struct BatchNormParameters
{
    /// <summary>A view of all four. Called by generated code.</summary>
    /// <param name="gamma">γ [width].</param>
    /// <param name="beta">β [width].</param>
    /// <param name="runningMean">The running mean [width].</param>
    /// <param name="runningVariance">The running variance [width].</param>
    public BatchNormParameters(Span<float> gamma, Span<float> beta, Span<float> runningMean, Span<float> runningVariance)
    {
        Gamma = gamma;
        Beta = beta;
        RunningMean = runningMean;
        RunningVariance = runningVariance;
    }

    /// <summary>γ [width], the scale.</summary>
    public Span<float> Gamma { get; }

    /// <summary>β [width], the shift.</summary>
    public Span<float> Beta { get; }

    /// <summary>The mean that inference takes [width]; training moves it, the optimiser does not.</summary>
    public Span<float> RunningMean { get; }

    /// <summary>The variance that inference takes [width]; training moves it, the optimiser does not.</summary>
    public Span<float> RunningVariance { get; }
}
