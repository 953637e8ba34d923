namespace NetGen;

/// <summary>The gradients of a Dense layer's parameters after the last backward pass.</summary>
public readonly ref struct DenseGradients
{
    /// <summary>A view of both gradients. Called by generated code.</summary>
    /// <param name="weights">∂L/∂W [inputs × units].</param>
    /// <param name="bias">∂L/∂b [units]; empty where the layer has none.</param>
    public DenseGradients(ReadOnlyMatrixView weights, ReadOnlySpan<float> bias)
    {
        Weights = weights;
        Bias = bias;
    }

    /// <summary>∂L/∂W: <c>Weights[input, unit]</c>.</summary>
    public ReadOnlyMatrixView Weights { get; }

    /// <summary>∂L/∂b [units]; empty where the layer has none.</summary>
    public ReadOnlySpan<float> Bias { get; }
}
