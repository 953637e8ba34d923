namespace NetGen;

/// <summary>
/// Dropout for SELU (Klambauer et al. 2017; PyTorch's <c>AlphaDropout</c>): in training each value is replaced by α′ = -1.7581, what SELU saturates at,
/// with the given probability, and all are scaled and shifted so that mean 0 and variance 1 stay as they are; identity at inference.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AlphaDropoutAttribute : Attribute
{
    /// <summary>Dropout stated by the probability of keeping, <see cref="Keep"/>.</summary>
    public AlphaDropoutAttribute()
    {
    }

    /// <summary>Dropout stated by its rate.</summary>
    /// <param name="rate">The probability to drop a value, in [0, 1); 0.05 to 0.1 in the paper.</param>
    public AlphaDropoutAttribute(double rate) => Rate = rate;

    /// <summary>The probability to drop a value.</summary>
    public double Rate { get; }

    /// <summary>The probability to keep a value, in (0, 1], instead of the rate.</summary>
    public double Keep { get; set; }
}
