namespace NetGen;

/// <summary>
/// Mirrors each picture with probability ½: left to right unless <see cref="Horizontal"/> is false, and upside down if <see cref="Vertical"/> is true.
/// In training only, and of the training samples alone; the inputs are a picture, <c>[Input(height, width)]</c> or <c>[Input(channels, height,
/// width)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FlipAttribute : Attribute
{
    /// <summary>Whether pictures are mirrored left to right. True unless stated.</summary>
    public bool Horizontal { get; set; } = true;

    /// <summary>Whether pictures are turned upside down. False unless stated.</summary>
    public bool Vertical { get; set; }
}
