namespace NetGen;

/// <summary>What a layer gave for the rows of a batch in training.</summary>
public readonly ref struct LayerOutput
{
    /// <summary>Creates a view. Called by generated code.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="activation">The activation that it ends with; null where there is none.</param>
    /// <param name="dropout">The share of the values that dropout sets to 0, in [0, 1).</param>
    /// <param name="values">[rows × units].</param>
    /// <param name="inputs">The layers that it reads.</param>
    public LayerOutput(string layer, string kind, ActivationFunction? activation, float dropout, ReadOnlyMatrixView values, params string[] inputs)
    {
        Layer = layer;
        Kind = kind;
        Inputs = inputs;
        Activation = activation;
        Dropout = dropout;
        Values = values;
    }

    /// <summary>The layer's name as in files, with the repetition where it stands in a block: <c>dense1</c>, <c>residual1.3.dense2</c>.</summary>
    public string Layer { get; }

    /// <summary>What it does: <c>Dense</c>, <c>BatchNorm</c>, for a composition its merge, <c>Add</c>; <c>ReLU</c> where that stands alone.</summary>
    public string Kind { get; }

    /// <summary>The layers whose outputs it reads, <c>input</c> for the network's own input.</summary>
    public ReadOnlySpan<string> Inputs { get; }

    /// <summary>The activation that it ends with; null where there is none.</summary>
    public ActivationFunction? Activation { get; }

    /// <summary>The share p of the values that dropout sets to 0, in [0, 1); those that stay are divided by 1 - p.</summary>
    public float Dropout { get; }

    /// <summary>The values, activation and dropout included: [rows × units]. Valid during the call.</summary>
    public ReadOnlyMatrixView Values { get; }
}
