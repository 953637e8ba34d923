namespace NetGen;

/// <summary>Both penalties (Zou and Hastie 2005): λ₁·‖W‖₁ + λ₂/2·‖W‖²; the gradient of every weight grows by λ₁·sign(W) + λ₂W.</summary>
/// <param name="lambda1">λ₁, at least 0.</param>
/// <param name="lambda2">λ₂, at least 0.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ElasticNetAttribute(double lambda1, double lambda2) : Attribute
{
    /// <summary>λ₁.</summary>
    public double Lambda1 { get; } = lambda1;

    /// <summary>λ₂.</summary>
    public double Lambda2 { get; } = lambda2;

    /// <summary>Whether biases are penalised too. False unless stated.</summary>
    public bool Biases { get; set; }
}
