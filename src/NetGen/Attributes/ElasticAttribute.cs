namespace NetGen;

/// <summary>
/// Bends each picture (after Simard, Steinkraus and Platt 2003): the points of a coarse grid are displaced at random, and what lies between them
/// smoothly with them; what is uncovered becomes 0. In training only, and of the training samples alone; the inputs are a picture, <c>[Input(height,
/// width)]</c> or <c>[Input(channels, height, width)]</c>.
/// </summary>
/// <param name="deviation">The standard deviation of a displacement in pixels, above 0.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ElasticAttribute(double deviation) : Attribute
{
    /// <summary>The standard deviation of a displacement in pixels, along each axis.</summary>
    public double Deviation { get; } = deviation;

    /// <summary>Pixels between the points of the grid, at least 2: the larger, the smoother. 7 unless stated.</summary>
    public int Spacing { get; set; } = 7;
}
