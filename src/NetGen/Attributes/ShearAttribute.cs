namespace NetGen;

/// <summary>
/// Shears each picture along its rows by an angle drawn evenly from ± a bound, so that upright lines lean; what is uncovered becomes 0. In training
/// only, and of the training samples alone; the inputs are a picture, <c>[Input(height, width)]</c> or <c>[Input(channels, height, width)]</c>.
/// </summary>
/// <param name="degrees">The largest angle, above 0 and below 90.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ShearAttribute(double degrees) : Attribute
{
    /// <summary>The largest angle.</summary>
    public double Degrees { get; } = degrees;
}
