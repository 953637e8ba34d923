namespace NetGen;

/// <summary>
/// An L1 penalty, λ·‖W‖₁ added to what training minimises: the gradient of every weight grows by λ·sign(W), sign(0) = 0. It draws weights to 0.
/// </summary>
/// <param name="lambda">λ, at least 0; useful between 1e-5 and 1e-2.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class L1Attribute(double lambda) : Attribute
{
    /// <summary>λ.</summary>
    public double Lambda { get; } = lambda;

    /// <summary>Whether biases are penalised too. False unless stated.</summary>
    public bool Biases { get; set; }
}
