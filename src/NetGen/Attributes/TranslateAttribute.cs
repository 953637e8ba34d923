namespace NetGen;

/// <summary>
/// Moves each picture by distances drawn evenly from ± a bound, in pixels and fractions of them; what is uncovered becomes 0. In training only, and of
/// the training samples alone; the inputs are a picture, <c>[Input(height, width)]</c> or <c>[Input(channels, height, width)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class TranslateAttribute : Attribute
{
    /// <summary>The same bound along both axes.</summary>
    /// <param name="pixels">The largest distance, at least 0.</param>
    public TranslateAttribute(double pixels)
        : this(pixels, pixels)
    {
    }

    /// <summary>A bound along each axis.</summary>
    /// <param name="x">The largest distance along the rows, at least 0.</param>
    /// <param name="y">The largest distance along the columns, at least 0.</param>
    public TranslateAttribute(double x, double y) => (X, Y) = (x, y);

    /// <summary>The largest distance along the rows.</summary>
    public double X { get; }

    /// <summary>The largest distance along the columns.</summary>
    public double Y { get; }
}
