namespace NetGen;

/// <summary>An activation function, applied to the output of the layer before it.</summary>
/// <param name="function">Which one.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ActivationAttribute(ActivationFunction function) : Attribute
{
    /// <summary>The function.</summary>
    public ActivationFunction Function { get; } = function;

    /// <summary>The slope of <see cref="ActivationFunction.LeakyReLU"/> below 0 (0.01 unless stated, at least 0) or the scale of <see cref="ActivationFunction.ELU"/> (1 unless stated, at least 0).</summary>
    public double Alpha { get; set; }

    /// <summary>Whether <see cref="ActivationFunction.Step"/> passes gradients on where |x| &lt; 1, as if it were the clipped identity. False unless stated.</summary>
    public bool StraightThrough { get; set; }
}
