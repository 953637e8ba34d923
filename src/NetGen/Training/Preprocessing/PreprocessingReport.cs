using System.Text;
using static System.FormattableString;

namespace NetGen.Training;

/// <summary>What the preprocessing of a network found in the data that it was fitted to; as text, a few lines.</summary>
public sealed class PreprocessingReport
{
    private const int NamedFeatures = 8;

    private PreprocessingReport(
        long samples, int features, IReadOnlyList<int> constant, IReadOnlyList<MissingFeature> missing, double? explained, int dependent)
    {
        Samples = samples;
        Features = features;
        ConstantFeatures = constant;
        MissingFeatures = missing;
        ExplainedVariance = explained;
        DependentComponents = dependent;
    }

    /// <summary>The number of samples.</summary>
    public long Samples { get; }

    /// <summary>Values in one sample.</summary>
    public int Features { get; }

    /// <summary>The features with one value in all samples, or with none, counted from 0. Scaled, they are 0.</summary>
    public IReadOnlyList<int> ConstantFeatures { get; }

    /// <summary>The features of which values are missing (NaN or infinite), which count as the feature's mean.</summary>
    public IReadOnlyList<MissingFeature> MissingFeatures { get; }

    /// <summary>The share of the variance that the components of a projection keep, 0 to 1; null without a projection.</summary>
    public double? ExplainedVariance { get; }

    /// <summary>The components of a projection that are 0 because the data have no variance left for them.</summary>
    public int DependentComponents { get; }

    /// <summary>The warnings alone, each in a sentence; none where the data are as they should be.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            List<string> warnings = [];
            if (ConstantFeatures.Count > 0)
                warnings.Add(Invariant($"{ConstantFeatures.Count} of {Features} features are constant and tell nothing: {Names(ConstantFeatures)}."));
            if (MissingFeatures.Count > 0)
            {
                warnings.Add(Invariant(
                    $"{MissingFeatures.Sum(feature => feature.Count)} values are missing, in {MissingFeatures.Count} of {Features} features, and count as the mean: {Names([.. MissingFeatures.Select(feature => feature.Feature)])}."));
            }

            if (DependentComponents > 0)
                warnings.Add(Invariant($"The data have no variance for {DependentComponents} of the components, which are 0: fewer would do."));
            return warnings;
        }
    }

    /// <summary>The number of samples, the share of the variance that is kept, and the warnings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Invariant($"preprocessing fitted to {Samples} samples of {Features} features"));
        if (ExplainedVariance is double share)
            text.Append(Invariant($", keeping {share:P1} of their variance"));
        text.Append('.');
        foreach (string warning in Warnings)
            text.Append(' ').Append(warning);
        return text.ToString();
    }

    /// <param name="statistics">Of the features.</param>
    /// <param name="variances">Of all components, the largest first; null without a projection.</param>
    /// <param name="kept">How many components are kept.</param>
    /// <param name="total">The sum of all variances.</param>
    internal static PreprocessingReport Of(FeatureStatistics statistics, double[]? variances, int kept, double total)
    {
        int[] features = [.. Enumerable.Range(0, statistics.Features)];
        return new PreprocessingReport(
            statistics.Samples,
            statistics.Features,
            [.. features.Where(statistics.IsConstant)],
            [.. features.Where(feature => statistics.Missing(feature) > 0).Select(feature => new MissingFeature(feature, statistics.Missing(feature)))],
            variances is null ? null : total > 0 ? variances.Take(kept).Sum() / total : 0,
            variances?.Take(kept).Count(variance => variance == 0) ?? 0);
    }

    private static string Names(IReadOnlyList<int> features) =>
        string.Join(", ", features.Take(NamedFeatures).Select(feature => Invariant($"{feature}"))) + (features.Count > NamedFeatures ? ", …" : "");
}

/// <summary>A feature of which values are missing.</summary>
/// <param name="Feature">Which, counted from 0.</param>
/// <param name="Count">In how many samples.</param>
public readonly record struct MissingFeature(int Feature, long Count);
