namespace NetGen;

/// <summary>How a parameter tensor in memory maps to its shape in files.</summary>
public enum ParameterKind
{
    /// <summary>[in, out] in memory, [out, in] in files (PyTorch's orientation).</summary>
    Matrix,

    /// <summary>[out] in both.</summary>
    Vector,

    /// <summary>[out] in both, and not trained: a running mean or variance. It has no gradient.</summary>
    Statistic,

    /// <summary>[out] in both, and not trained: a figure that preprocessing was fitted to. It has no gradient.</summary>
    FittedVector,

    /// <summary>[in, out] in memory, [out, in] in files, and not trained: what preprocessing multiplies inputs by. It has no gradient.</summary>
    FittedMatrix,
}
