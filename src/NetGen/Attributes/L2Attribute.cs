namespace NetGen;

/// <summary>
/// An L2 penalty, λ/2·‖W‖² added to what training minimises: the gradient of every weight grows by λW. With an optimiser that rescales the
/// gradient, decoupled <see cref="OptimizerAttribute.WeightDecay"/> is usually meant (Loshchilov and Hutter 2019).
/// </summary>
/// <param name="lambda">λ, at least 0; useful between 1e-5 and 1e-2.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class L2Attribute(double lambda) : Attribute
{
    /// <summary>λ.</summary>
    public double Lambda { get; } = lambda;

    /// <summary>Whether biases are penalised too. False unless stated.</summary>
    public bool Biases { get; set; }
}
