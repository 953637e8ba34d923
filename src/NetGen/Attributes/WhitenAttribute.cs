namespace NetGen;

/// <summary>
/// Replaces the features by their first principal components over the training set, each with variance 1: y = (x - mean)·E/√(λ + ε), with the
/// eigenvectors E and eigenvalues λ of the covariance matrix (scikit-learn's <c>PCA(whiten=True)</c>, which has no ε). Otherwise as
/// <see cref="PcaAttribute"/>.
/// </summary>
/// <param name="components">How many components are kept, at least 1 and at most the number of features.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class WhitenAttribute(int components) : Attribute
{
    /// <summary>How many components are kept.</summary>
    public int Components { get; } = components;

    /// <summary>ε, added to each variance so that components of nearly none are not blown up, at least 0. 1e-5 unless stated.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The layer's name in code (<c>net.Whiten1</c>) and in files (<c>whiten1.components</c>); counted unless stated.</summary>
    public string? Name { get; set; }
}
