namespace NetGen;

/// <summary>
/// A rectifier that learns its slope below 0 (He et al. 2015; PyTorch's <c>PReLU</c>): y = x ≥ 0 ? x : αx, with one α for the layer, or one for
/// each unit; the derivative at 0 is α. Weight decay, penalties and max-norm leave α alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class PReLUAttribute : Attribute
{
    /// <summary>What every α starts with, finite; 0.25 unless stated.</summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>Whether each unit has an α of its own. False unless stated: one for the layer.</summary>
    public bool PerUnit { get; set; }

    /// <summary>The layer's name in code (<c>net.Rectifier</c>) and in files (<c>rectifier.weight</c>); PReLU1, PReLU2, … unless stated.</summary>
    public string? Name { get; set; }
}
