using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>AlphaDropout against its definition in double.</summary>
public class AlphaDropoutTests
{
    private const double Saturation = -1.0507009873554805 * 1.6732632423543772;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Values_and_gradients_are_the_definitions(EngineKind engine)
    {
        foreach (int width in new[] { 1, 3, 15, 16, 17, 33, 200 })
        {
            foreach (float rate in new[] { 0f, 0.1f, 0.5f, 0.99f })
            {
                var mask = new DropoutMask(rate, seed: 3, step: 8, stream: 1).StartingAt(16);
                (double scale, double shift) = MapOf(rate);
                TestMatrix x = TestMatrix.Padded(20, width).Randomize(1), y = x.Copy(), dy = TestMatrix.Padded(20, width).Randomize(2), g = dy.Copy();
                double[,] expected = new double[20, width], back = new double[20, width];
                for (int i = 0; i < expected.Length; i++)
                {
                    (int row, int column) = (i / width, i % width);
                    bool kept = mask.Keeps(row, column);
                    expected[row, column] = scale * (kept ? x[row, column] : Saturation) + shift;
                    // Behind tanh, of which x is the value: f' = 1 - x².
                    back[row, column] = kept ? scale * g[row, column] * (1 - (double)x[row, column] * x[row, column]) : 0;
                }

                AlphaDropout.Forward(engine, 20, width, y.Span, y.Stride, mask);
                y.AssertClose(expected, $"y at {rate}", 1e-6);
                y.AssertIsFinite();
                y.AssertNothingOutsideWasWritten();
                AlphaDropout.Backward(engine, 20, width, y.Span, dy.Span, dy.Stride, default(Tanh), mask);
                dy.AssertClose(back, $"dx at {rate}", 2e-6 * Math.Max(1, shift / scale));
                dy.AssertPaddingIsZero();
                dy.AssertNothingOutsideWasWritten();
            }
        }
    }

    [Fact]
    public void Mean_and_variance_stay()
    {
        const int Rows = 400, Width = 512;
        TestMatrix y = TestMatrix.Padded(Rows, Width).Randomize(1);
        foreach (ref float value in y.Span)
            value *= MathF.Sqrt(3); // uniform, of variance 1
        AlphaDropout.Forward(Rows, Width, y.Span, y.Stride, new DropoutMask(0.3f, 1, 2, 3));
        double mean = 0, square = 0;
        foreach (float value in y.Span)
            (mean, square) = (mean + value / (Rows * (double)Width), square + (double)value * value / (Rows * (double)Width));
        Assert.Equal(0, mean, 0.01);
        Assert.Equal(1, square, 0.01);
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        var mask = new DropoutMask(0.5f, 1, 1, 1);
        Assert.Throws<ArgumentException>(() => AlphaDropout.Forward(3, 5, new float[47], 16, mask));
        Assert.Throws<ArgumentException>(() => AlphaDropout.Backward(3, 5, new float[47], new float[48], 16, default(SELU), mask));
        Assert.Throws<ArgumentException>(() => AlphaDropout.Backward(3, 5, new float[48], new float[47], 16, default(SELU), mask));
    }

    private static (double Scale, double Shift) MapOf(float rate)
    {
        double scale = 1 / Math.Sqrt((Saturation * Saturation * rate + 1) * (1 - rate));
        return (scale, -scale * Saturation * rate);
    }
}
