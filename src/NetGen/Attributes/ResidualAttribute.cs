namespace NetGen;

/// <summary>y = x + F(x), or f(x + F(x)) with <see cref="CompositionAttribute.After"/> = f (He et al. 2016).</summary>
/// <typeparam name="TF">A block whose output has the shape of its input.</typeparam>
public sealed class ResidualAttribute<TF> : CompositionAttribute
    where TF : class
{
    /// <summary>
    /// Whether y = x·W + F(x) where the shapes of x and F(x) differ, with W of the shape in between and no bias. W has the name
    /// <c>Projection</c>.
    /// </summary>
    public bool Projection { get; set; }
}
