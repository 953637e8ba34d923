namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Normalisations by their definitions, in double: over columns or over rows, with the mean subtracted or not.</summary>
internal static class NormalizationReference
{
    /// <summary>Mean (0 where it is not subtracted) and mean square about it, of the set that each value belongs to.</summary>
    public static (double Mean, double Variance) Moments(double[] values, bool centres)
    {
        double mean = centres ? values.Average() : 0;
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>x̂ of one set.</summary>
    public static double[] Normal(double[] values, double epsilon, bool centres)
    {
        (double mean, double variance) = Moments(values, centres);
        return [.. values.Select(value => (value - mean) / Math.Sqrt(variance + epsilon))];
    }

    /// <summary>
    /// The gradient at a set of values from that at its x̂, by the chain rule through every statistic:
    /// ∂x̂ⱼ/∂xᵢ = (δᵢⱼ - 1/n - x̂ᵢx̂ⱼ/n)/√(σ² + ε), without 1/n where the mean is not subtracted.
    /// </summary>
    public static double[] Gradient(double[] values, double[] gradient, double epsilon, bool centres)
    {
        double[] normal = Normal(values, epsilon, centres);
        double deviation = Math.Sqrt(Moments(values, centres).Variance + epsilon);
        int n = values.Length;
        return [.. values.Select((_, i) => normal.Select((x, j) =>
            gradient[j] * ((i == j ? 1 : 0) - (centres ? 1.0 / n : 0) - normal[i] * x / n)).Sum() / deviation)];
    }

    public static double[] Row(double[,] matrix, int row) => [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])];

    public static double[] Column(double[,] matrix, int column) => [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => matrix[row, column])];
}
