using System.Text.Json;

namespace NetGen.Numerics.Tests.Vectors;

/// <summary><c>preprocessing.json</c>: data, and what scikit-learn makes of some new rows after having been fitted to them.</summary>
internal sealed record PreprocessingVectors(
    double[][] Data, double[][] New, double[][] Covariance, double[] Eigenvalues, double[][] Eigenvectors, PreprocessingVectors.Model[] Models)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <param name="Attributes">The declaration.</param>
    /// <param name="Outputs">Of the new rows.</param>
    /// <param name="Explained">The share of the variance that is kept; null without principal components.</param>
    public sealed record Model(string Attributes, double[][] Outputs, double? Explained);

    public static PreprocessingVectors Read()
    {
        using Stream file = typeof(PreprocessingVectors).Assembly.GetManifestResourceStream("Vectors.preprocessing.json")!;
        return JsonSerializer.Deserialize<PreprocessingVectors>(file, s_options)!;
    }
}
