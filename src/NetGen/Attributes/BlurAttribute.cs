namespace NetGen;

/// <summary>
/// Blurs each picture by a Gaussian whose standard deviation is drawn evenly from 0 to a bound. In training only, and of the training samples alone;
/// the inputs are a picture, <c>[Input(height, width)]</c> or <c>[Input(channels, height, width)]</c>.
/// </summary>
/// <param name="deviation">The largest standard deviation in pixels, above 0.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BlurAttribute(double deviation) : Attribute
{
    /// <summary>The largest standard deviation in pixels.</summary>
    public double Deviation { get; } = deviation;
}
