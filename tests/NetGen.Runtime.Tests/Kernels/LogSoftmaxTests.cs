using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class LogSoftmaxTests
{
    private static readonly int[] Widths = [2, 10, 15, 16, 17, 33, 257];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward_and_backward_agree_with_the_definitions(EngineKind engine)
    {
        foreach (int width in Widths)
        {
            TestMatrix z = TestMatrix.Padded(3, width).Randomize(1, padding: 1000), y = TestMatrix.Padded(3, width);
            TestMatrix dy = TestMatrix.Padded(3, width).Randomize(2);
            double[,] truth = new double[3, width], gradient = new double[3, width];
            for (int row = 0; row < 3; row++)
            {
                double[] p = Reference.Softmax([.. Enumerable.Range(0, width).Select(column => (double)z[row, column])]);
                double sum = Enumerable.Range(0, width).Sum(column => (double)dy[row, column]);
                for (int column = 0; column < width; column++)
                    (truth[row, column], gradient[row, column]) = (Math.Log(p[column]), dy[row, column] - p[column] * sum);
            }

            LogSoftmax.Forward(engine, 3, width, z.Span, z.Stride, y.Span, y.Stride);
            y.AssertClose(truth, $"log-softmax over {width}", 1e-6);
            y.AssertNothingOutsideWasWritten();
            LogSoftmax.Backward(engine, 3, width, y.Span, dy.Span, y.Stride);
            dy.AssertClose(gradient, $"log-softmax backward over {width}", 2e-6);
            dy.AssertNothingOutsideWasWritten();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Large_logits_neither_overflow_nor_lose_their_differences(EngineKind engine)
    {
        float[] logits = [1000, 1001, 999, .. new float[13]], y = new float[16];
        LogSoftmax.Forward(engine, 1, 3, logits, 16, y, 16);
        double logSumExp = Math.Log(Math.Exp(-1) + 1 + Math.Exp(-2));
        Assert.Equal(-1 - logSumExp, y[0], 1e-6);
        Assert.Equal(-logSumExp, y[1], 1e-6);
        Assert.Equal(-2 - logSumExp, y[2], 1e-6);

        // Where the probability itself is 0 as a float.
        logits[2] = -1000;
        LogSoftmax.Forward(engine, 1, 3, logits, 16, y, 16);
        Assert.Equal(-2001 - Math.Log(1 + Math.Exp(-1)), y[2], 1e-3);
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LogSoftmax.Forward(3, 5, new float[36], 16, new float[48], 16));
        Assert.Throws<ArgumentException>(() => LogSoftmax.Forward(3, 5, new float[48], 16, new float[47], 16));
        Assert.Throws<ArgumentException>(() => LogSoftmax.Backward(3, 5, new float[36], new float[48], 16));
        Assert.Throws<ArgumentException>(() => LogSoftmax.Backward(3, 5, new float[48], new float[36], 16));
    }
}
