using NetGen.Compiler.Graphs;

namespace NetGen.Numerics.Tests.Reference;

/// <summary>The losses of a batch and their gradients, on the values that the loss reads (<c>GraphLoss.Prediction</c>).</summary>
internal static class ReferenceLoss
{
    public static double Value(LossKind loss, double[,] prediction, double[,] targets)
    {
        (int rows, int columns) = (prediction.GetLength(0), prediction.GetLength(1));
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                (double z, double t) = (prediction[row, column], targets[row, column]);
                sum += loss switch
                {
                    LossKind.SoftmaxCrossEntropy => t * (ReferenceSoftmax.LogSumExp(prediction, row) - z),
                    LossKind.BinaryCrossEntropy => Math.Max(z, 0) - z * t + Math.Log(1 + Math.Exp(-Math.Abs(z))),
                    LossKind.MeanSquaredError => (z - t) * (z - t),
                    _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
                };
            }
        }

        return loss == LossKind.SoftmaxCrossEntropy ? sum / rows : sum / (rows * columns);
    }

    public static double[,] Gradient(LossKind loss, double[,] prediction, double[,] targets)
    {
        (int rows, int columns) = (prediction.GetLength(0), prediction.GetLength(1));
        double[,] softmax = ReferenceSoftmax.Values(prediction);
        double[,] gradient = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            double mass = Enumerable.Range(0, columns).Sum(column => targets[row, column]);
            for (int column = 0; column < columns; column++)
            {
                (double z, double t) = (prediction[row, column], targets[row, column]);
                gradient[row, column] = loss switch
                {
                    LossKind.SoftmaxCrossEntropy => (softmax[row, column] * mass - t) / rows,
                    LossKind.BinaryCrossEntropy => (1 / (1 + Math.Exp(-z)) - t) / (rows * columns),
                    LossKind.MeanSquaredError => 2 * (z - t) / (rows * columns),
                    _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
                };
            }
        }

        return gradient;
    }

    /// <summary>(1 - ε)t + ε/K of K classes, where the loss is smoothed.</summary>
    public static double[,] Smoothed(GraphLoss loss, double[,] targets)
    {
        double[,] smoothed = (double[,])targets.Clone();
        for (int row = 0; row < targets.GetLength(0); row++)
        {
            for (int column = 0; column < targets.GetLength(1); column++)
                smoothed[row, column] = (1 - loss.LabelSmoothing) * targets[row, column] + loss.LabelSmoothing / targets.GetLength(1);
        }

        return smoothed;
    }

    /// <summary>Class labels as dense targets: one-hot rows, or the labels 0 and 1 themselves for a single output.</summary>
    public static double[,] Targets(ReadOnlySpan<int> labels, int columns)
    {
        double[,] targets = new double[labels.Length, columns];
        for (int row = 0; row < labels.Length; row++)
        {
            if (columns == 1)
                targets[row, 0] = labels[row];
            else
                targets[row, labels[row]] = 1;
        }

        return targets;
    }
}
