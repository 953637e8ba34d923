namespace NetGen;

/// <summary>
/// Layer normalisation (Ba et al. 2016; PyTorch's <c>LayerNorm</c>): y = γ(x - μ)/√(σ² + ε) + β with mean and variance over the values of each
/// sample, in training and at inference alike. γ starts at 1, β at 0.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LayerNormAttribute : Attribute
{
    /// <summary>The layer's name in code (<c>net.Norm</c>) and in files (<c>norm.weight</c>); LayerNorm1, LayerNorm2, … unless stated.</summary>
    public string? Name { get; set; }

    /// <summary>ε, above 0. 1e-5 unless stated.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether it is trained; otherwise it is frozen until a trainer's <see cref="ITrainer.LayerRates"/> say otherwise. True unless stated.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>By what the learning rate is multiplied in this layer; finite, at least 0, 1 unless stated. A trainer may change it.</summary>
    public double RateFactor { get; set; } = 1;
}
