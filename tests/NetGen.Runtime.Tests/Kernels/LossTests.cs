using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class LossTests
{
    private static readonly (int Rows, int Width)[] Shapes =
        [(1, 1), (1, 2), (3, 10), (64, 10), (5, 15), (5, 16), (5, 17), (2, 33), (7, 257)];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void SoftmaxCrossEntropy_of_labels(EngineKind engine)
    {
        foreach ((int rows, int width) in Shapes)
        {
            TestMatrix z = Logits(rows, width);
            TestMatrix dz = TestMatrix.Padded(rows, width);
            int[] labels = [.. Enumerable.Range(0, rows).Select(row => row * 7 % width)];

            float loss = MeanLoss.SoftmaxCrossEntropy(engine, rows, width, z.Span, z.Stride, labels, dz.Span);

            double mean = 0;
            var gradient = new double[rows, width];
            for (int row = 0; row < rows; row++)
            {
                double[] values = RowOf(z, row);
                mean += (Reference.LogSumExp(values) - values[labels[row]]) / rows;
                double[] p = Reference.Softmax(values);
                for (int column = 0; column < width; column++)
                    gradient[row, column] = (p[column] - (column == labels[row] ? 1 : 0)) / rows;
            }

            AssertLoss(mean, loss, dz, gradient, $"{rows}x{width}");
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void SoftmaxCrossEntropy_of_targets_of_any_sum(EngineKind engine)
    {
        foreach ((int rows, int width) in Shapes)
        {
            TestMatrix z = Logits(rows, width);
            TestMatrix dz = TestMatrix.Padded(rows, width);
            TestMatrix targets = Targets(rows, width);

            float loss = MeanLoss.SoftmaxCrossEntropy(engine, rows, width, z.Span, z.Stride, targets.Span, dz.Span);

            double mean = 0;
            var gradient = new double[rows, width];
            for (int row = 0; row < rows; row++)
            {
                double[] values = RowOf(z, row);
                double[] t = RowOf(targets, row);
                double logSumExp = Reference.LogSumExp(values);
                double[] p = Reference.Softmax(values);
                for (int column = 0; column < width; column++)
                {
                    mean += t[column] * (logSumExp - values[column]) / rows;
                    gradient[row, column] = (p[column] * t.Sum() - t[column]) / rows;
                }
            }

            AssertLoss(mean, loss, dz, gradient, $"{rows}x{width}");
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void SoftmaxCrossEntropy_may_overwrite_the_logits(EngineKind engine)
    {
        TestMatrix z = Logits(4, 21);
        TestMatrix dz = TestMatrix.Padded(4, 21);
        TestMatrix targets = Targets(4, 21);
        TestMatrix both = z.Copy();
        float loss = MeanLoss.SoftmaxCrossEntropy(engine, 4, 21, z.Span, z.Stride, [3, 0, 20, 16], dz.Span);

        Assert.Equal(loss, MeanLoss.SoftmaxCrossEntropy(engine, 4, 21, both.Span, z.Stride, [3, 0, 20, 16], both.Span));
        both.AssertSameBits(dz, "dz of labels");

        both = z.Copy();
        loss = MeanLoss.SoftmaxCrossEntropy(engine, 4, 21, z.Span, z.Stride, targets.Span, dz.Span);
        Assert.Equal(loss, MeanLoss.SoftmaxCrossEntropy(engine, 4, 21, both.Span, z.Stride, targets.Span, both.Span));
        both.AssertSameBits(dz, "dz of targets");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void SoftmaxCrossEntropy_of_large_logits_is_finite(EngineKind engine)
    {
        var z = new float[16];
        (z[0], z[1], z[2]) = (1000, -1000, 999);
        float loss = MeanLoss.SoftmaxCrossEntropy(engine, 1, 3, z, 16, [1], z);
        Assert.Equal(2000 + Math.Log(1 + Math.Exp(-1)), loss, 1e-3);
        Assert.Equal(-1f, z[1]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void BinaryCrossEntropy_of_targets(EngineKind engine)
    {
        foreach ((int rows, int width) in Shapes)
        {
            TestMatrix z = Logits(rows, width);
            TestMatrix dz = TestMatrix.Padded(rows, width);
            TestMatrix targets = Targets(rows, width);

            float loss = MeanLoss.BinaryCrossEntropy(engine, rows, width, z.Span, z.Stride, targets.Span, dz.Span);

            double scale = (double)rows * width;
            (double[,] values, double[,] labels) = (Reference.ToDouble(z), Reference.ToDouble(targets));
            double[,] terms = Reference.Map(values, labels, BinaryTerm);
            double[,] gradient = Reference.Map(values, labels, (v, t) => (Reference.Logistic(v) - t) / scale);
            AssertLoss(terms.Cast<double>().Sum() / scale, loss, dz, gradient, $"{rows}x{width}");
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void BinaryCrossEntropy_of_labels_equals_that_of_targets(EngineKind engine)
    {
        TestMatrix z = Logits(9, 1);
        TestMatrix dz = TestMatrix.Padded(9, 1), dz2 = TestMatrix.Padded(9, 1);
        int[] labels = [0, 1, 1, 0, 1, 0, 0, 0, 1];
        float[] targets = [.. labels.Select(label => (float)label)];

        float loss = MeanLoss.BinaryCrossEntropy(engine, 9, 1, z.Span, z.Stride, labels, dz.Span);

        Assert.Equal(MeanLoss.BinaryCrossEntropy(engine, 9, 1, z.Span, z.Stride, targets, dz2.Span), loss);
        dz.AssertSameBits(dz2, "dz");
        dz.AssertPaddingIsZero();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void BinaryCrossEntropy_keeps_its_relative_accuracy_far_from_the_boundary(EngineKind engine)
    {
        var z = new float[16];
        z[0] = -20;
        float loss = MeanLoss.BinaryCrossEntropy(engine, 1, 1, z, 16, [0f], z);
        Assert.Equal(1, loss / Math.Exp(-20), 1e-6);
        Assert.Equal(1, z[0] / Math.Exp(-20), 1e-6);

        z[0] = 500;
        Assert.Equal(500f, MeanLoss.BinaryCrossEntropy(engine, 1, 1, z, 16, [0f], z));
        Assert.Equal(1f, z[0]);
    }

    /// <summary>The gradients of confident predictions would be denormal, and with them every product on the way back.</summary>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Gradients_too_small_to_matter_are_zero(EngineKind engine)
    {
        float[] z = [0, -64, -70, -85], dz = new float[16];
        MeanLoss.SoftmaxCrossEntropy(engine, 1, 4, z, 16, [0], dz);
        Assert.Equal(Math.Exp(-64), dz[1], 1e-33);
        Assert.Equal([0f, 0f], dz[2..4]);
        MeanLoss.SoftmaxCrossEntropy(engine, 1, 4, z, 16, [1f, 0, 0, 0], dz);
        Assert.Equal([0f, 0f], dz[2..4]);
        MeanLoss.BinaryCrossEntropy(engine, 1, 4, z, 16, [0f, 0, 0, 0], dz);
        Assert.Equal(Math.Exp(-64) / 4, dz[1], 1e-34);
        Assert.Equal([0f, 0f], dz[2..4]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void MeanSquaredError_is_the_mean_over_rows_and_outputs(EngineKind engine)
    {
        foreach ((int rows, int width) in Shapes)
        {
            TestMatrix y = TestMatrix.Padded(rows, width).Randomize(1, padding: 99);
            TestMatrix dy = TestMatrix.Padded(rows, width);
            TestMatrix targets = Targets(rows, width);

            float loss = MeanLoss.MeanSquaredError(engine, rows, width, y.Span, y.Stride, targets.Span, dy.Span);

            double scale = (double)rows * width;
            double[,] terms = Reference.Map(Reference.ToDouble(y), Reference.ToDouble(targets), (v, t) => (v - t) * (v - t));
            double[,] gradient = Reference.Map(Reference.ToDouble(y), Reference.ToDouble(targets), (v, t) => 2 * (v - t) / scale);
            AssertLoss(terms.Cast<double>().Sum() / scale, loss, dy, gradient, $"{rows}x{width}");
        }
    }

    [Fact]
    public void Wrong_labels_are_refused()
    {
        var z = new float[32];
        Refuses("Label 3 of row 1", () => Loss.SoftmaxCrossEntropy(2, 3, z, 16, [0, 3], z, 2, new float[2]));
        Refuses("Label -1 of row 0", () => Loss.SoftmaxCrossEntropy(2, 3, z, 16, [-1, 0], z, 2, new float[2]));
        Refuses("Label 2 of row 0", () => Loss.BinaryCrossEntropy(2, 1, z, 16, [2, 0], z, 2, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loss.BinaryCrossEntropy(2, 2, z, 16, [1, 0], z, 2, new float[2]));
        Assert.All(z, value => Assert.Equal(0, value));

        static void Refuses(string message, Action call) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(call).Message);
    }

    private static double BinaryTerm(double z, double t) =>
        Math.Max(z, 0) - z * t + (z is > 30 or < -30 ? Math.Exp(-Math.Abs(z)) : Math.Log(1 + Math.Exp(-Math.Abs(z))));

    private static TestMatrix Logits(int rows, int width)
    {
        TestMatrix z = TestMatrix.Padded(rows, width).Randomize(1, padding: 1e6f);
        for (int row = 0; row < rows; row++)
        {
            foreach (ref float value in z.Span.Slice(row * z.Stride, width))
                value *= 8;
        }

        return z;
    }

    private static TestMatrix Targets(int rows, int width)
    {
        TestMatrix targets = TestMatrix.Unpadded(rows, width).Randomize(2);
        foreach (ref float value in targets.Span)
            value = value * 0.5f + 0.5f;
        return targets;
    }

    private static double[] RowOf(TestMatrix matrix, int row) =>
        [.. Enumerable.Range(0, matrix.Width).Select(column => (double)matrix[row, column])];

    private static void AssertLoss(double expected, float loss, TestMatrix gradient, double[,] expectedGradient, string of)
    {
        double error = Math.Abs(loss - expected);
        Assert.True(error <= 2e-6 * Math.Max(1, Math.Abs(expected)), $"The loss of {of} is {loss}, but should be {expected}.");
        if (expectedGradient.Length > 1)
            gradient.AssertClose(expectedGradient, $"The gradient of {of}", 2e-6);
        gradient.AssertPaddingIsZero();
        gradient.AssertNothingOutsideWasWritten();
    }
}
