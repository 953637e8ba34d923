namespace NetGen;

/// <summary>
/// Enlarges each picture about its centre by a factor drawn evenly from a range; what is uncovered becomes 0. In training only, and of the training
/// samples alone; the inputs are a picture, <c>[Input(height, width)]</c> or <c>[Input(channels, height, width)]</c>.
/// </summary>
/// <param name="low">The smallest factor, above 0: 0.9.</param>
/// <param name="high">The largest factor, at least <paramref name="low"/>: 1.1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ScaleAttribute(double low, double high) : Attribute
{
    /// <summary>The smallest factor.</summary>
    public double Low { get; } = low;

    /// <summary>The largest factor.</summary>
    public double High { get; } = high;
}
