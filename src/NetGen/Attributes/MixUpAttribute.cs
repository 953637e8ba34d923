namespace NetGen;

/// <summary>
/// Mixes each training sample with the one before it in the epoch's random order, inputs and targets alike: λ·this + (1 - λ)·that, λ drawn from Beta(α,
/// α) (Zhang et al. 2018). Class labels become shares of the classes, so that the loss has to take dense targets between 0 and 1. The inputs may have
/// any shape.
/// </summary>
/// <param name="alpha">α, above 0: 0.2 leaves most samples nearly as they are, 1 mixes in all shares alike.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MixUpAttribute(double alpha) : Attribute
{
    /// <summary>α.</summary>
    public double Alpha { get; } = alpha;
}
