namespace NetGen;

/// <summary>
/// Changes the colours of each picture, of all its pixels alike: turns the hue, multiplies the saturation and moves the lightness, each by what is
/// drawn evenly from ± a bound. In training only, and of the training samples alone; the inputs are red, green and blue in [0, 1], <c>[Input(3, height,
/// width)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ColorJitterAttribute : Attribute
{
    /// <summary>The largest turn of the hue in degrees, 0 to 180.</summary>
    public double Hue { get; set; }

    /// <summary>The largest change of the saturation, as a share of it, 0 to 1.</summary>
    public double Saturation { get; set; }

    /// <summary>The largest change of the lightness, which is in [0, 1], 0 to 1.</summary>
    public double Lightness { get; set; }
}
