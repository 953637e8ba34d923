namespace NetGen;

/// <summary>The gradients of a normalisation's parameters after the last backward pass.</summary>
public readonly ref struct NormalizationGradients
{
    /// <summary>A view of both gradients. Called by generated code.</summary>
    /// <param name="gamma">∂L/∂γ [width].</param>
    /// <param name="beta">∂L/∂β [width]; empty where there is none.</param>
    public NormalizationGradients(ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta)
    {
        Gamma = gamma;
        Beta = beta;
    }

    /// <summary>∂L/∂γ [width].</summary>
    public ReadOnlySpan<float> Gamma { get; }

    /// <summary>∂L/∂β [width]; empty for an RMSNorm.</summary>
    public ReadOnlySpan<float> Beta { get; }
}
