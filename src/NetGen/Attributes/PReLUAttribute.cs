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

    /// <summary>Whether it is trained; otherwise it is frozen until a trainer's <see cref="ITrainer.LayerRates"/> say otherwise. True unless stated.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>By what the learning rate is multiplied in this layer; finite, at least 0, 1 unless stated. A trainer may change it.</summary>
    public double RateFactor { get; set; } = 1;
}
