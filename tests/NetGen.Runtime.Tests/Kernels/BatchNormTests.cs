using NetGen.Kernels;
using static NetGen.Runtime.Tests.Kernels.NormalizationReference;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>BatchNorm against its definition in double, with an activation and dropout behind it and without.</summary>
public class BatchNormTests
{
    private const float Epsilon = 1e-3f;
    private const float Momentum = 0.3f;

    private static readonly (int Rows, int Width)[] Sizes = [(2, 1), (3, 3), (5, 15), (17, 16), (31, 17), (4, 33), (50, 200)];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Training_and_inference_are_the_definition(EngineKind engine)
    {
        foreach ((int rows, int width) in Sizes)
        {
            Compare(engine, rows, width, drops: false);
            Compare(engine, rows, width, drops: true);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void How_the_columns_are_shared_out_makes_no_difference(EngineKind engine)
    {
        const int Rows = 19, Width = 83;
        TestMatrix x = TestMatrix.Padded(Rows, Width).Randomize(1), together = TestMatrix.Padded(Rows, Width), apart = TestMatrix.Padded(Rows, Width);
        TestMatrix dTogether = TestMatrix.Padded(Rows, Width).Randomize(2), dApart = dTogether.Copy();
        (float[] parameters, float[] first, float[] second) = (Parameters(Width), Running(Width), Running(Width));
        float[] statistics = new float[4 * 96], others = new float[4 * 96];
        Run(0, Width, together, dTogether, statistics, first);
        foreach ((int start, int count) in new[] { (0, 32), (32, 16), (48, 35), (80, 0) })
            Run(start, count, apart, dApart, others, second);
        apart.AssertSameBits(together, "y");
        dApart.AssertSameBits(dTogether, "dx");
        Assert.Equal(statistics, others);
        Assert.Equal(first, second);

        void Run(int start, int count, TestMatrix y, TestMatrix dy, float[] of, float[] running)
        {
            BatchNorm.Forward(
                engine, Rows, start, count, Width, x.Span, x.Stride, parameters, of, running, Momentum, Epsilon, y.Span, y.Stride, default(Tanh), default,
                drops: false);
            BatchNorm.Backward(
                engine, Rows, start, count, Width, x.Span, x.Stride, y.Span, parameters, of, dy.Span, dy.Stride, default(Tanh), default, drops: false);
        }
    }

    [Fact]
    public void What_cannot_be_computed_is_refused()
    {
        float[] large = new float[1000];
        Assert.Throws<ArgumentOutOfRangeException>(() => Forward(rows: 1, first: 0, x: large, statistics: large));
        Assert.Throws<ArgumentException>(() => Forward(rows: 3, first: 3, x: large, statistics: large));
        Assert.Throws<ArgumentException>(() => Forward(rows: 3, first: 0, x: new float[14], statistics: large));
        Assert.Throws<ArgumentException>(() => Forward(rows: 3, first: 0, x: large, statistics: new float[63]));

        void Forward(int rows, int first, float[] x, float[] statistics) => BatchNorm.Forward(
            rows, first, 2, 5, x, 5, large, statistics, large, Momentum, Epsilon, large, 16, default(Identity));
    }

    private static void Compare(EngineKind engine, int rows, int width, bool drops)
    {
        string of = $"{rows} × {width}{(drops ? " with dropout" : "")}";
        TestMatrix x = TestMatrix.Padded(rows, width).Randomize(1, padding: 7), dy = TestMatrix.Padded(rows, width).Randomize(2);
        TestMatrix y = TestMatrix.Padded(rows, width);
        double[,] values = Reference.ToDouble(x), g = Reference.ToDouble(dy);
        int apart = TestMatrix.PaddedStride(width);
        float[] parameters = Parameters(width), statistics = new float[4 * apart], running = Running(width), before = Running(width);
        var mask = new DropoutMask(0.25f, seed: 1, step: 2, stream: 3);
        var activation = new ELU(1); // without a kink, near which rounding would decide

        BatchNorm.Forward(
            engine, rows, 0, width, width, x.Span, x.Stride, parameters, statistics, running, Momentum, Epsilon, y.Span, y.Stride, activation, mask, drops);
        BatchNorm.Backward(
            engine, rows, 0, width, width, x.Span, x.Stride, y.Span, parameters, statistics, dy.Span, dy.Stride, activation, mask, drops);

        double[,] outputs = new double[rows, width], back = new double[rows, width];
        for (int column = 0; column < width; column++)
        {
            double[] samples = Column(values, column), normal = Normal(samples, Epsilon, centres: true);
            (double mean, double variance) = Moments(samples, centres: true);
            double[] sums = [.. normal.Select(value => parameters[column] * value + parameters[apart + column])];
            double[] kept = [.. sums.Select((_, row) => !drops ? 1 : mask.Keeps(row, column) ? mask.Scale : 0)];
            double[] dz = [.. sums.Select((sum, row) => g[row, column] * kept[row] * Math.Exp(Math.Min(sum, 0)))];
            double[] dx = Gradient(samples, [.. dz.Select(d => d * parameters[column])], Epsilon, centres: true);
            for (int row = 0; row < rows; row++)
                (outputs[row, column], back[row, column]) = (kept[row] * Elu(sums[row]), dx[row]);

            Assert.Equal(normal.Zip(dz, (a, b) => a * b).Sum(), statistics[2 * apart + column], 1e-5 * rows);
            Assert.Equal(dz.Sum(), statistics[3 * apart + column], 1e-6 * rows);
            Assert.Equal(before[column] + Momentum * (mean - before[column]), running[column], 1e-6);
            double unbiased = variance * rows / (rows - 1);
            Assert.Equal(before[apart + column] + Momentum * (unbiased - before[apart + column]), running[apart + column], 1e-6);
        }

        y.AssertClose(outputs, "y of " + of);
        y.AssertNothingOutsideWasWritten();
        dy.AssertClose(back, "dx of " + of, floor: 1);
        dy.AssertPaddingIsZero();
        dy.AssertNothingOutsideWasWritten();

        BatchNorm.Inference(engine, rows, width, x.Span, x.Stride, parameters, running, Epsilon, y.Span, y.Stride, activation);
        for (int i = 0; i < outputs.Length; i++)
        {
            (int row, int column) = (i / width, i % width);
            double sum = parameters[column] * (values[row, column] - running[column]) / Math.Sqrt(running[apart + column] + Epsilon)
                + parameters[apart + column];
            outputs[row, column] = Elu(sum);
        }

        y.AssertClose(outputs, "inference on " + of);
    }

    private static double Elu(double x) => x >= 0 ? x : Math.Exp(x) - 1;

    private static float[] Parameters(int width) => Vectors(width, column => 1 + 0.1f * MathF.Sin(column), column => 0.5f * MathF.Cos(column));

    private static float[] Running(int width) => Vectors(width, column => 0.1f * MathF.Cos(column), column => 1 + 0.3f * MathF.Sin(column));

    private static float[] Vectors(int width, Func<int, float> first, Func<int, float> second)
    {
        int apart = TestMatrix.PaddedStride(width);
        float[] vectors = new float[2 * apart];
        for (int column = 0; column < width; column++)
            (vectors[column], vectors[apart + column]) = (first(column), second(column));
        return vectors;
    }
}
