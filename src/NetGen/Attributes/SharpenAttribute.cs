namespace NetGen;

/// <summary>
/// Sharpens each picture: adds the difference of every pixel to the mean of the 3 × 3 around it, times an amount drawn evenly from 0 to a bound. In
/// training only, and of the training samples alone; the inputs are a picture, <c>[Input(height, width)]</c> or <c>[Input(channels, height,
/// width)]</c>.
/// </summary>
/// <param name="amount">The largest amount, above 0.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SharpenAttribute(double amount) : Attribute
{
    /// <summary>The largest amount.</summary>
    public double Amount { get; } = amount;
}
