using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>Normalisation as its definition says: over the columns of a batch, or over its rows.</summary>
internal static class ReferenceNormalization
{
    /// <summary>y = γx̂ + β.</summary>
    public static double[,] Forward(NormalizationNode norm, ParameterSet parameters, double[,] x, bool training)
    {
        (double[,] mean, double[,] variance) = Moments(norm, parameters, x, training);
        return Map(x, (row, column) =>
            parameters.Gamma(norm)[0, column] * (x[row, column] - mean[row, column]) / Math.Sqrt(variance[row, column] + norm.Epsilon)
            + (norm.HasShift ? parameters.Beta(norm)[0, column] : 0));
    }

    /// <summary>
    /// dx as the sum over all paths: each x of a set (a column of the batch, or a row) moves every x̂ of the set,
    /// ∂x̂ⱼ/∂xᵢ = (δᵢⱼ - m/n - x̂ᵢx̂ⱼ/n)/√(σ² + ε) with m = 1 where the mean is subtracted.
    /// </summary>
    public static double[,] Backward(
        NormalizationNode norm, ParameterSet parameters, double[,] x, double[,] dy, ParameterSet gradients)
    {
        (double[,] mean, double[,] variance) = Moments(norm, parameters, x, training: true);
        double[,] deviation = Map(x, (row, column) => Math.Sqrt(variance[row, column] + norm.Epsilon));
        double[,] normal = Map(x, (row, column) => (x[row, column] - mean[row, column]) / deviation[row, column]);
        double[,] dx = new double[x.GetLength(0), x.GetLength(1)];
        for (int row = 0; row < x.GetLength(0); row++)
        {
            for (int column = 0; column < x.GetLength(1); column++)
            {
                if (!IsFrozen(norm))
                    gradients.Gamma(norm)[0, column] += dy[row, column] * normal[row, column];
                if (norm.HasShift && !IsFrozen(norm))
                    gradients.Beta(norm)[0, column] += dy[row, column];
                if (norm.OverBatch && IsFrozen(norm))
                {
                    // The statistics are those of no batch.
                    dx[row, column] = dy[row, column] * parameters.Gamma(norm)[0, column] / deviation[row, column];
                    continue;
                }

                (int Row, int Column)[] set = [.. Set(norm, x, row, column)];
                foreach ((int r, int c) in set)
                {
                    double moved = (r == row && c == column ? 1 : 0)
                        - ((norm.HasShift ? 1 : 0) + normal[row, column] * normal[r, c]) / set.Length;
                    dx[row, column] += dy[r, c] * parameters.Gamma(norm)[0, c] * moved / deviation[r, c];
                }
            }
        }

        return dx;
    }

    /// <summary>After a batch: each running statistic moves towards that of the batch, the variance towards the unbiased one.</summary>
    public static void MoveStatistics(NormalizationNode norm, ParameterSet parameters, double[,] x)
    {
        if (IsFrozen(norm))
            return;
        int rows = x.GetLength(0);
        (double[,] mean, double[,] variance) = Moments(norm, parameters, x, training: true);
        for (int column = 0; column < x.GetLength(1); column++)
        {
            Move(ref parameters.RunningMean(norm)[0, column], mean[0, column]);
            Move(ref parameters.RunningVariance(norm)[0, column], variance[0, column] * rows / (rows - 1));
        }

        void Move(ref double average, double value) => average = (1 - norm.Momentum) * average + norm.Momentum * value;
    }

    /// <summary>What is subtracted from each x, and the square of what it is divided by, without ε.</summary>
    private static (double[,] Mean, double[,] Variance) Moments(NormalizationNode norm, ParameterSet parameters, double[,] x, bool training)
    {
        if (norm.OverBatch && (!training || IsFrozen(norm)))
        {
            return (
                Map(x, (_, column) => parameters.RunningMean(norm)[0, column]),
                Map(x, (_, column) => parameters.RunningVariance(norm)[0, column]));
        }

        double[,] mean = Map(x, (row, column) => norm.HasShift ? Set(norm, x, row, column).Average(at => x[at.Row, at.Column]) : 0);
        double[,] variance = Map(x, (row, column) =>
            Set(norm, x, row, column).Average(at => Math.Pow(x[at.Row, at.Column] - mean[row, column], 2)));
        return (mean, variance);
    }

    private static bool IsFrozen(NormalizationNode norm) => norm.RateFactor == 0;

    /// <summary>The values that are normalised together with one.</summary>
    private static IEnumerable<(int Row, int Column)> Set(NormalizationNode norm, double[,] x, int row, int column) =>
        norm.Method == NormalizationMethod.BatchNorm
            ? Enumerable.Range(0, x.GetLength(0)).Select(other => (other, column))
            : Enumerable.Range(0, x.GetLength(1)).Select(other => (row, other));

    private static double[,] Map(double[,] shape, Func<int, int, double> value)
    {
        double[,] result = new double[shape.GetLength(0), shape.GetLength(1)];
        for (int row = 0; row < result.GetLength(0); row++)
        {
            for (int column = 0; column < result.GetLength(1); column++)
                result[row, column] = value(row, column);
        }

        return result;
    }
}
