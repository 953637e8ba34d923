namespace NetGen;

/// <summary>The shape of one input sample, without the batch dimension. May be left out where the first layer states its input size.</summary>
/// <remarks>
/// Several inputs stand one after the other: a sample is one row, which has their values in this order. Layers read all of it, a block that begins
/// with <see cref="SelectAttribute"/> one of them.
/// </remarks>
/// <param name="shape">The dimensions, each at least 1: <c>[Input(784)]</c>, <c>[Input(1, 28, 28)]</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The dimensions of one sample.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// What it is called in <see cref="SelectAttribute"/> and, where there are several, as a parameter of Predict and Step; Input1, Input2, …
    /// unless stated.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// E[x²], the mean square of the input's values, above 0: 1 for standardised inputs (assumed unless stated), 0.1 for MNIST in [0, 1].
    /// The predicted signal at the start, and what the analyzers say of it, depend on it; the network does not.
    /// </summary>
    public double Scale { get; set; } = 1;
}
