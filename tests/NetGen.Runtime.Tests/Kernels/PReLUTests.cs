using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The rectifier that learns its slope, against its definition in double.</summary>
public class PReLUTests
{
    private static readonly int[] Widths = [1, 3, 15, 16, 17, 33, 200];
    private static readonly int[] RowCounts = [1, 2, 16, 17, 50];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Both_directions_and_the_gradient_of_the_slopes_are_the_definitions(EngineKind engine)
    {
        foreach (int width in Widths)
        {
            foreach (int rows in RowCounts)
            {
                Check(engine, rows, width, perUnit: false);
                Check(engine, rows, width, perUnit: true);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void At_0_the_derivative_is_the_slope(EngineKind engine)
    {
        float[] slopes = new float[16], sums = new float[16];
        slopes[0] = 0.25f;
        TestMatrix x = TestMatrix.Padded(1, 3).Randomize(1), dy = TestMatrix.Padded(1, 3).Randomize(2), dx = TestMatrix.Padded(1, 3);
        x.Span.Clear();
        PReLU.Backward(engine, 1, 3, x.Span, x.Stride, slopes, false, dy.Span, dy.Stride, sums, dx.Span, dx.Stride);
        for (int column = 0; column < 3; column++)
            Assert.Equal(0.25f * dy[0, column], dx[0, column]);
        Assert.All(sums, sum => Assert.Equal(0, sum));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Where_the_rows_are_cut_makes_no_difference(EngineKind engine)
    {
        const int Rows = 50, Width = 33;
        TestMatrix x = TestMatrix.Padded(Rows, Width).Randomize(1), dy = TestMatrix.Padded(Rows, Width).Randomize(2), dx = TestMatrix.Padded(Rows, Width);
        int stride = x.Stride;
        float[] slopes = Slopes(Width), together = new float[4 * stride], apart = new float[4 * stride];
        PReLU.Backward(engine, Rows, Width, x.Span, stride, slopes, true, dy.Span, stride, together, dx.Span, stride);
        TestMatrix parts = TestMatrix.Padded(Rows, Width);
        foreach ((int first, int count) in new[] { (0, 16), (16, 34) })
        {
            PReLU.Backward(
                engine, count, Width, x.From(first), stride, slopes, true, dy.From(first), stride, apart.AsSpan(first / 16 * stride),
                parts.From(first), stride);
        }

        Assert.Equal(together, apart);
        parts.AssertSameBits(dx, "dx");
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        float[] large = new float[1000];
        Assert.Throws<ArgumentException>(() => PReLU.Forward(3, 5, new float[14], 5, large, false, large, 16));
        Assert.Throws<ArgumentException>(() => PReLU.Forward(3, 5, large, 5, new float[15], true, large, 16));
        Assert.Throws<ArgumentException>(() => PReLU.Forward(3, 5, large, 5, large, false, new float[47], 16));
        Assert.Throws<ArgumentException>(() => PReLU.Backward(17, 5, large, 5, large, false, large, 16, new float[31], default, 0));
        Assert.Throws<ArgumentException>(() => PReLU.Backward(3, 5, large, 5, large, false, new float[47], 16, large, default, 0));
        Assert.Throws<ArgumentException>(() => PReLU.Backward(3, 5, large, 5, large, false, large, 16, large, new float[47], 16));
        Assert.Throws<ArgumentException>(() => PReLU.Gradients(17, 5, new float[31], 16, large, true));
        Assert.Throws<ArgumentException>(() => PReLU.Gradients(3, 5, large, 16, new float[15], true));
        Assert.Throws<ArgumentException>(() => PReLU.Update(3, 5, large, 16, new Momentum(0.1f, 0.9f), large, true, new float[15], 16));
    }

    private static void Check(EngineKind engine, int rows, int width, bool perUnit)
    {
        TestMatrix x = TestMatrix.Padded(rows, width).Randomize(1, padding: 7), dy = TestMatrix.Padded(rows, width).Randomize(2);
        TestMatrix y = TestMatrix.Padded(rows, width), dx = TestMatrix.Padded(rows, width), sums = TestMatrix.Padded((rows + 15) / 16, width);
        float[] slopes = Slopes(perUnit ? width : 1), gradients = new float[slopes.Length];
        string of = $"{rows} × {width}, {(perUnit ? "per unit" : "shared")}";

        PReLU.Forward(engine, rows, width, x.Span, x.Stride, slopes, perUnit, y.Span, y.Stride);
        y.AssertClose(Map((value, column, _) => Math.Max(value, 0) + Slope(column) * Math.Min(value, 0)), "y of " + of, 1e-6);
        y.AssertNothingOutsideWasWritten();

        dx.Span.Clear();
        PReLU.Backward(engine, rows, width, x.Span, x.Stride, slopes, perUnit, dy.Span, dy.Stride, sums.Span, dx.Span, dx.Stride);
        dx.AssertClose(Map((value, column, g) => value > 0 ? g : Slope(column) * g), "dx of " + of, 1e-6);
        dx.AssertPaddingIsZero();
        dx.AssertNothingOutsideWasWritten();
        sums.AssertNothingOutsideWasWritten();

        PReLU.Update(engine, rows, width, sums.Span, sums.Stride, default(KeepGradient), gradients, perUnit, default, 0);
        double[,] products = Map((value, _, g) => g * Math.Min(value, 0));
        double[] truth = new double[perUnit ? width : 1];
        for (int i = 0; i < products.Length; i++)
            truth[perUnit ? i % width : 0] += products[i / width, i % width];
        for (int i = 0; i < gradients.Length; i++)
            Assert.Equal(i < truth.Length ? truth[i] : 0, gradients[i], 1e-6 * Math.Max(1, products.Cast<double>().Sum(Math.Abs)));

        double Slope(int column) => slopes[perUnit ? column : 0];

        double[,] Map(Func<double, int, double, double> f)
        {
            double[,] result = new double[rows, width];
            for (int i = 0; i < result.Length; i++)
                result[i / width, i % width] = f(x[i / width, i % width], i % width, dy[i / width, i % width]);
            return result;
        }
    }

    private static float[] Slopes(int count)
    {
        float[] slopes = new float[TestMatrix.PaddedStride(count)];
        for (int i = 0; i < count; i++)
            slopes[i] = 0.25f - 0.01f * i;
        return slopes;
    }
}
