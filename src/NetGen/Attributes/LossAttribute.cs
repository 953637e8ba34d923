namespace NetGen;

/// <summary>What training minimises. Without a loss the network only infers, and no trainer is generated.</summary>
/// <param name="function">Which loss.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LossAttribute(LossFunction function) : Attribute
{
    /// <summary>The loss.</summary>
    public LossFunction Function { get; } = function;
}
