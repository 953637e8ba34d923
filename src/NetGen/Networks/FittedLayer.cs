namespace NetGen;

/// <summary>A layer that is fitted to the training set: what it makes of the inputs, and where its figures lie.</summary>
public sealed record FittedLayer
{
    private FittedLayer(string name, PreprocessingMethod method, int features, int offset) =>
        (Name, Method, Features, Offset) = (name, method, features, offset);

    /// <summary>The layer's name in code.</summary>
    public string Name { get; }

    /// <summary>What it makes of the inputs.</summary>
    public PreprocessingMethod Method { get; }

    /// <summary>Values in one sample that arrives.</summary>
    public int Features { get; }

    /// <summary>
    /// The index in <see cref="INetwork.ParameterBuffer"/> of its first figure. Of a scaling: mean, scale and offset, each padded to a multiple of 16
    /// floats, then the number of samples. Of a projection: the matrix, then the variance of each component.
    /// </summary>
    public int Offset { get; }

    /// <summary>The components that a projection keeps; 0 for a scaling.</summary>
    public int Components { get; private init; }

    /// <summary>Floats from one row of a projection's matrix to the next.</summary>
    public int Stride { get; private init; }

    /// <summary>Where MinMax takes the smallest value of a feature.</summary>
    public double Low { get; private init; }

    /// <summary>Where MinMax takes the largest value of a feature.</summary>
    public double High { get; private init; }

    /// <summary>What Whiten adds to a variance.</summary>
    public double Epsilon { get; private init; }

    /// <summary>Whether one mean is taken over all features.</summary>
    public bool IsGlobal { get; private init; }

    /// <summary>A layer that scales feature by feature. Called by generated code.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="method">ZeroCenter, Standardize or MinMax.</param>
    /// <param name="features">Values in one sample.</param>
    /// <param name="offset">Where its figures lie.</param>
    /// <param name="low">Where MinMax takes the smallest value.</param>
    /// <param name="high">Where MinMax takes the largest value.</param>
    /// <param name="isGlobal">Whether one mean is taken over all features.</param>
    public static FittedLayer Scaling(
        string name, PreprocessingMethod method, int features, int offset, float low = 0, float high = 0, bool isGlobal = false) =>
        new(name, method, features, offset) { Low = low, High = high, IsGlobal = isGlobal };

    /// <summary>A layer that takes principal components. Called by generated code.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="method">Pca or Whiten.</param>
    /// <param name="features">Values in one sample.</param>
    /// <param name="components">Components that are kept.</param>
    /// <param name="offset">Where its figures lie.</param>
    /// <param name="stride">Floats from one row of its matrix to the next.</param>
    /// <param name="epsilon">What is added to a variance.</param>
    public static FittedLayer Projection(
        string name, PreprocessingMethod method, int features, int components, int offset, int stride, float epsilon = 0) =>
        new(name, method, features, offset) { Components = components, Stride = stride, Epsilon = epsilon };
}
