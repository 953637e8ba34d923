namespace NetGen;

/// <summary>
/// A bound on the incoming weights of each unit (Srebro and Shraibman 2005, Srivastava et al. 2014): after every step, a column w of W with
/// ‖w‖₂ > c is scaled down to ‖w‖₂ = c. Biases are left alone.
/// </summary>
/// <param name="bound">c, above 0; usual between 3 and 4.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MaxNormAttribute(double bound) : Attribute
{
    /// <summary>c.</summary>
    public double Bound { get; } = bound;
}
