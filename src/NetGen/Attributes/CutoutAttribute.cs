namespace NetGen;

/// <summary>
/// Sets a square of each picture to 0, at a place drawn at random, partly outside of the picture at times (DeVries and Taylor 2017). In training only,
/// and of the training samples alone; the inputs are a picture, <c>[Input(height, width)]</c> or <c>[Input(channels, height, width)]</c>.
/// </summary>
/// <param name="side">The side of the square in pixels, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CutoutAttribute(int side) : Attribute
{
    /// <summary>The side of the square in pixels.</summary>
    public int Side { get; } = side;
}
