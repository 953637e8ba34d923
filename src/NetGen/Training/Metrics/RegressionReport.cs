namespace NetGen.Training;

/// <summary>How near predictions come to dense targets.</summary>
/// <param name="MeanSquaredError">See <see cref="Metrics.MeanSquaredError"/>.</param>
/// <param name="MeanAbsoluteError">See <see cref="Metrics.MeanAbsoluteError"/>.</param>
/// <param name="R2">See <see cref="Metrics.R2(ReadOnlySpan{float}, ReadOnlySpan{float}, int)"/>.</param>
public sealed record RegressionReport(double MeanSquaredError, double MeanAbsoluteError, double R2);
