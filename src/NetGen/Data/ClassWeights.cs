namespace NetGen.Training;

/// <summary>How much a sample of each class counts, as a ratio to the others; see <see cref="DataSet.Weighted"/>.</summary>
public sealed class ClassWeights
{
    private readonly double[] _weights;

    /// <summary>Weights of your own.</summary>
    /// <param name="weights">One for each class, finite and not negative, at least one of them above 0. Only their ratios matter.</param>
    /// <exception cref="ArgumentException">There is no weight above 0, or one is negative or not finite.</exception>
    public ClassWeights(params ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int ofClass = 0; ofClass < weights.Length; ofClass++)
        {
            if (!(weights[ofClass] >= 0 && double.IsFinite(weights[ofClass])))
                throw new ArgumentException($"The weight of class {ofClass} is not finite or negative.", nameof(weights));
            sum += weights[ofClass];
        }
        if (!(sum > 0 && double.IsFinite(sum)))
            throw new ArgumentException("At least one weight is above 0, and their sum is finite.", nameof(weights));
        _weights = [.. weights];
    }

    /// <summary>The number of classes.</summary>
    public int Classes => _weights.Length;

    /// <summary>The weight of a class.</summary>
    /// <param name="ofClass">In [0, Classes).</param>
    /// <exception cref="ArgumentOutOfRangeException">The class is out of range.</exception>
    public double this[int ofClass]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)ofClass, (uint)Classes, nameof(ofClass));
            return _weights[ofClass];
        }
    }

    /// <summary>
    /// Weights under which every class counts as much as any other: n / (K·nₖ) for the nₖ samples of a class among n of K classes (King
    /// and Zeng 2001; scikit-learn's <c>balanced</c>). A class without samples has weight 0 and is not among the K.
    /// </summary>
    /// <param name="data">Samples with class labels.</param>
    /// <exception cref="ArgumentException">The samples have dense targets.</exception>
    public static ClassWeights Balanced(DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.HasLabels)
            throw new ArgumentException("These samples have dense targets, no classes.", nameof(data));
        int[] counts = new int[data.Classes];
        for (int index = 0; index < data.Count; index++)
            counts[data.Label(index)]++;
        int present = counts.Count(count => count > 0);
        return new ClassWeights([.. counts.Select(count => count == 0 ? 0 : data.Count / ((double)present * count))]);
    }
}
