namespace NetGen;

/// <summary>
/// Gives each feature mean 0 and variance 1 over the training set: y = (x - mean)/σ with σ² = Σ(x - mean)²/n (scikit-learn's
/// <c>StandardScaler</c>). Fitted to the data by <c>FitInputs</c>, or by <c>Fit</c> before its first epoch, and saved with the parameters. It stands
/// before all layers that learn.
/// </summary>
/// <remarks>A constant feature becomes 0, and so does a value that is missing (NaN, or infinite), as if it were the mean.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class StandardizeAttribute : Attribute
{
    /// <summary>The layer's name in code (<c>net.Standardize1</c>) and in files (<c>standardize1.mean</c>); counted unless stated.</summary>
    public string? Name { get; set; }
}
