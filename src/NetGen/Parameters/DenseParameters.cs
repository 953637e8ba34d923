namespace NetGen;

/// <summary>The parameters of a Dense layer, where they lie.</summary>
public readonly ref struct DenseParameters
{
    /// <summary>A view of weights and bias. Called by generated code.</summary>
    /// <param name="weights">W [inputs × units].</param>
    /// <param name="bias">b [units]; empty where the layer has none.</param>
    public DenseParameters(MatrixView weights, Span<float> bias)
    {
        Weights = weights;
        Bias = bias;
    }

    /// <summary>W: <c>Weights[input, unit]</c>.</summary>
    public MatrixView Weights { get; }

    /// <summary>b [units]; empty where the layer has none.</summary>
    public Span<float> Bias { get; }
}
