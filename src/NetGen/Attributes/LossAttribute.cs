namespace NetGen;

/// <summary>What training minimises. Without a loss the network only infers, and no trainer is generated; several outputs with a loss each are heads.</summary>
/// <param name="function">Which loss.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LossAttribute(LossFunction function) : Attribute
{
    /// <summary>The loss.</summary>
    public LossFunction Function { get; } = function;

    /// <summary>
    /// ε of <see cref="LossFunction.SoftmaxCrossEntropy"/>, in [0, 1): of K classes, a target t becomes (1 - ε)t + ε/K (Szegedy et al. 2016).
    /// 0 unless stated.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>δ of <see cref="LossFunction.Huber"/>, above 0: from there on the loss is straight. 1 unless stated.</summary>
    public double Delta { get; set; }
}
