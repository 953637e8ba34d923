namespace NetGen;

/// <summary>
/// Takes the range of each feature over the training set to one interval, the smallest value to <paramref name="low"/> and the largest to
/// <paramref name="high"/> (scikit-learn's <c>MinMaxScaler</c>): <c>[MinMax]</c> to [0, 1], <c>[MinMax(-1, 1)]</c>. Values beyond the range go beyond the
/// interval. Fitted to the data by <c>FitInputs</c>, or by <c>Fit</c> before its first epoch, and saved with the parameters. It stands before all layers
/// that learn.
/// </summary>
/// <remarks>A constant feature becomes 0; a value that is missing (NaN, or infinite) becomes what the feature's mean becomes.</remarks>
/// <param name="low">Where the smallest value goes.</param>
/// <param name="high">Where the largest value goes, above <paramref name="low"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MinMaxAttribute(double low = 0, double high = 1) : Attribute
{
    /// <summary>Where the smallest value goes.</summary>
    public double Low { get; } = low;

    /// <summary>Where the largest value goes.</summary>
    public double High { get; } = high;

    /// <summary>The layer's name in code (<c>net.MinMax1</c>) and in files (<c>minMax1.mean</c>); counted unless stated.</summary>
    public string? Name { get; set; }
}
