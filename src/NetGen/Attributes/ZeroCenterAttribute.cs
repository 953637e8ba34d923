namespace NetGen;

/// <summary>
/// Subtracts from each feature its mean over the training set: y = x - mean. Fitted to the data by <c>FitInputs</c>, or by <c>Fit</c> before its first
/// epoch, and saved with the parameters. It stands before all layers that learn.
/// </summary>
/// <remarks>A value that is missing (NaN, or infinite) becomes 0, as if it were the mean.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class ZeroCenterAttribute : Attribute
{
    /// <summary>The layer's name in code (<c>net.ZeroCenter1</c>) and in files (<c>zeroCenter1.mean</c>); counted unless stated.</summary>
    public string? Name { get; set; }

    /// <summary>Whether one mean is taken over all features, as for the pixels of an image.</summary>
    public bool Global { get; set; }
}
