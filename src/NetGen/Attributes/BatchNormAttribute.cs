namespace NetGen;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015; PyTorch's <c>BatchNorm1d</c>): y = γ(x - μ)/√(σ² + ε) + β for each value of a sample, with mean
/// and variance of the batch in training, and running averages of both at inference. γ starts at 1, β at 0.
/// </summary>
/// <remarks>
/// It stands best between a Dense layer, which then needs no bias, and its activation. A training batch has at least two rows. The variance of
/// the batch is σ² = Σ(x - μ)²/m; the running one moves towards m/(m - 1)·σ².
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BatchNormAttribute : Attribute
{
    /// <summary>The layer's name in code (<c>net.Norm</c>) and in files (<c>norm.weight</c>); BatchNorm1, BatchNorm2, … unless stated.</summary>
    public string? Name { get; set; }

    /// <summary>ε, above 0. 1e-5 unless stated.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The share of a batch in the running statistics, in (0, 1]. 0.1 unless stated.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>
    /// Whether it is trained; otherwise it is frozen until a trainer's <see cref="ITrainer.LayerRates"/> say otherwise. Frozen, it uses
    /// its running statistics and leaves them. True unless stated.
    /// </summary>
    public bool Trainable { get; set; } = true;

    /// <summary>By what the learning rate is multiplied in this layer; finite, at least 0, 1 unless stated. A trainer may change it.</summary>
    public double RateFactor { get; set; } = 1;
}
