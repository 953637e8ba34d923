namespace NetGen;

/// <summary>
/// Adds a normal number of its own to every value of the inputs. In training only, and of the training samples alone; the inputs may have any shape.
/// </summary>
/// <param name="deviation">The standard deviation, above 0, on the scale of the data as they come.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GaussianNoiseAttribute(double deviation) : Attribute
{
    /// <summary>The standard deviation.</summary>
    public double Deviation { get; } = deviation;
}
