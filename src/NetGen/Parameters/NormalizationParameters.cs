namespace NetGen;

/// <summary>The parameters of a LayerNorm or an RMSNorm, where they lie.</summary>
public readonly ref struct NormalizationParameters
{
    /// <summary>A view of both. Called by generated code.</summary>
    /// <param name="gamma">γ [width].</param>
    /// <param name="beta">β [width]; empty where there is none.</param>
    public NormalizationParameters(Span<float> gamma, Span<float> beta)
    {
        Gamma = gamma;
        Beta = beta;
    }

    /// <summary>γ [width], the scale.</summary>
    public Span<float> Gamma { get; }

    /// <summary>β [width], the shift; empty for an RMSNorm.</summary>
    public Span<float> Beta { get; }
}
