namespace NetGen;

/// <summary>A layer that is composed of blocks: classes marked <see cref="BlockAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class CompositionAttribute : Attribute
{
    /// <summary>
    /// How many of it follow one another, at least 1, each with parameters of its own: <c>net.Residual1[3].Dense1</c> in code,
    /// <c>residual1.3.dense1.weight</c> in files. 1 unless stated. More than one need an output of the input's shape.
    /// </summary>
    public int Repeat { get; set; } = 1;

    /// <summary>
    /// Its name in code (<c>net.Residual1</c>) and in files (<c>residual1.dense1.weight</c>); Residual1, Branches1, Poly1, … unless stated.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The activation of each output, element by element; none unless stated.</summary>
    public ActivationFunction After { get; set; }

    /// <summary>Whether the layers within are trained; otherwise all are frozen until a trainer's <see cref="ITrainer.LayerRates"/> say otherwise. True unless stated.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>By what the learning rate is multiplied in all layers within, beside their own factors; finite, at least 0, 1 unless stated. A trainer may change it.</summary>
    public double RateFactor { get; set; } = 1;
}
