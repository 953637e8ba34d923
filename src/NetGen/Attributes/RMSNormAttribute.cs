namespace NetGen;

/// <summary>
/// Root mean square normalisation (Zhang and Sennrich 2019; PyTorch's <c>RMSNorm</c>): y = γx/√(mean(x²) + ε) with the mean over the values of
/// each sample, in training and at inference alike. γ starts at 1.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class RMSNormAttribute : Attribute
{
    /// <summary>The layer's name in code (<c>net.Norm</c>) and in files (<c>norm.weight</c>); RmsNorm1, RmsNorm2, … unless stated.</summary>
    public string? Name { get; set; }

    /// <summary>ε, above 0. 1.19e-7, the distance of 1 to the next float, unless stated.</summary>
    public double Epsilon { get; set; } = 1.1920929e-7;

    /// <summary>Whether it is trained; otherwise it is frozen until a trainer's <see cref="ITrainer.LayerRates"/> say otherwise. True unless stated.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>By what the learning rate is multiplied in this layer; finite, at least 0, 1 unless stated. A trainer may change it.</summary>
    public double RateFactor { get; set; } = 1;
}
