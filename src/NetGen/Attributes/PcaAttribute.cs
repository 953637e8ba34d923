namespace NetGen;

/// <summary>
/// Replaces the features by their first principal components over the training set: y = (x - mean)·P, the columns of P the eigenvectors of the
/// covariance matrix with the largest eigenvalues, each with its largest entry positive (scikit-learn's <c>PCA</c>). Fitted to the data by
/// <c>FitInputs</c>, or by <c>Fit</c> before its first epoch, and saved with the parameters. It stands before all layers that learn; the inputs are centred
/// first, unless <c>[ZeroCenter]</c> or <c>[Standardize]</c> stands before it.
/// </summary>
/// <remarks>
/// A value that is missing (NaN, or infinite) counts as the mean of its feature. Components beyond the rank of the data are 0. The fit takes 8n² bytes
/// for n features.
/// </remarks>
/// <param name="components">How many components are kept, at least 1 and at most the number of features.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class PcaAttribute(int components) : Attribute
{
    /// <summary>How many components are kept.</summary>
    public int Components { get; } = components;

    /// <summary>The layer's name in code (<c>net.Pca1</c>) and in files (<c>pca1.components</c>); counted unless stated.</summary>
    public string? Name { get; set; }
}
