namespace NetGen.Training;

/// <summary>Figures of how right predictions are, each by its definition over spans. Sums are in double precision.</summary>
public static partial class Metrics
{
    /// <summary>The mean of (prediction - target)².</summary>
    /// <param name="predictions">Any values.</param>
    /// <param name="targets">As many.</param>
    /// <returns>NaN of no values.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        SameLength(predictions.Length, targets.Length, nameof(targets));
        double sum = 0;
        for (int index = 0; index < targets.Length; index++)
            sum += Square((double)predictions[index] - targets[index]);
        return sum / targets.Length;
    }

    /// <summary>The mean of |prediction - target|.</summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double MeanAbsoluteError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        SameLength(predictions.Length, targets.Length, nameof(targets));
        double sum = 0;
        for (int index = 0; index < targets.Length; index++)
            sum += Math.Abs((double)predictions[index] - targets[index]);
        return sum / targets.Length;
    }

    /// <summary>
    /// The coefficient of determination R² = 1 - Σ (prediction - target)² / Σ (target - mean)²: 1 for predictions that are right, 0 for the
    /// mean of the targets, negative for worse. Of several outputs the mean over those.
    /// </summary>
    /// <param name="predictions">[samples × outputs].</param>
    /// <param name="targets">[samples × outputs].</param>
    /// <param name="outputs">Values in a row, at least 1.</param>
    /// <returns>An output whose targets are all the same has 1 where they are met and otherwise 0 (as in scikit-learn); NaN of no values.</returns>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of <paramref name="outputs"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is below 1.</exception>
    public static double R2(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int outputs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        SameLength(predictions.Length, targets.Length, nameof(targets));
        if (targets.Length % outputs != 0)
            throw new ArgumentException($"{targets.Length} targets are no rows of {outputs}.", nameof(targets));
        double sum = 0;
        for (int output = 0; output < outputs; output++)
            sum += R2(predictions, targets, outputs, output);
        return sum / outputs;
    }

    private static double R2(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int outputs, int output)
    {
        int samples = targets.Length / outputs;
        if (samples == 0)
            return double.NaN;
        double first = targets[output]; // distances from it are exactly 0 where all targets are the same
        double meanDistance = 0;
        for (int sample = 0; sample < samples; sample++)
            meanDistance += (targets[sample * outputs + output] - first) / samples;
        (double residual, double total) = (0, 0);
        for (int sample = 0; sample < samples; sample++)
        {
            double target = targets[sample * outputs + output];
            residual += Square(predictions[sample * outputs + output] - target);
            total += Square(target - first - meanDistance);
        }
        return total > 0 ? 1 - residual / total : residual == 0 ? 1 : double.IsNaN(residual) ? double.NaN : 0;
    }

    private static double Square(double value) => value * value;

    private static void SameLength(int expected, int given, string parameter)
    {
        if (expected != given)
            throw new ArgumentException($"There are {expected} values, but {given} in {parameter}.", parameter);
    }
}
