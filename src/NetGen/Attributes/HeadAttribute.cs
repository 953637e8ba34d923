namespace NetGen;

/// <summary>
/// One of several outputs, with a loss of its own: a block that reads what the layers before it return. Heads stand last; the network's output and
/// its target are theirs side by side, in the order of the source, and training minimises the weighted sum of their losses.
/// </summary>
/// <typeparam name="TBlock">The block. Where it ends with the softmax or sigmoid that the loss contains, Predict returns probabilities; else logits.</typeparam>
/// <param name="function">Which loss.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HeadAttribute<TBlock>(LossFunction function) : Attribute
    where TBlock : class
{
    /// <summary>The loss.</summary>
    public LossFunction Function { get; } = function;

    /// <summary>By what the loss is multiplied in the sum, above 0; 1 unless stated.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>
    /// What it is called in code (<c>net.Heads.Box.Dense1</c>, <c>trainer.BoxLoss</c>), as a parameter of Predict and Step (<c>box</c>) and in files
    /// (<c>heads.box.dense1.weight</c>); the block's name unless stated.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>ε of <see cref="LossFunction.SoftmaxCrossEntropy"/>, as of <see cref="LossAttribute.LabelSmoothing"/>. 0 unless stated.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>δ of <see cref="LossFunction.Huber"/>, as of <see cref="LossAttribute.Delta"/>. 1 unless stated.</summary>
    public double Delta { get; set; }
}
