namespace NetGen.Compiler.Declarations;

/// <summary>Over what a normalisation takes its statistics, and which.</summary>
public enum NormalizationMethod
{
    /// <summary>Mean and variance of each value over the batch.</summary>
    BatchNorm,

    /// <summary>Mean and variance over the values of each sample.</summary>
    LayerNorm,

    /// <summary>The mean square over the values of each sample.</summary>
    RMSNorm,
}
