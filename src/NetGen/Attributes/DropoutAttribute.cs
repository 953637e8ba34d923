namespace NetGen;

/// <summary>
/// Inverted dropout (Srivastava et al. 2014): in training each value is dropped with the given probability and the kept ones are divided by the
/// probability of keeping; identity at inference.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DropoutAttribute : Attribute
{
    /// <summary>Dropout stated by the probability of keeping, <see cref="Keep"/>.</summary>
    public DropoutAttribute()
    {
    }

    /// <summary>Dropout stated by its rate.</summary>
    /// <param name="rate">The probability to drop a value, in [0, 1).</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The probability to drop a value.</summary>
    public double Rate { get; }

    /// <summary>The probability to keep a value, in (0, 1], instead of the rate.</summary>
    public double Keep { get; set; }
}
