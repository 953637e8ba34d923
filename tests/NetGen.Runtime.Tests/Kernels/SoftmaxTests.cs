using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class SoftmaxTests
{
    private static readonly int[] Widths = [1, 2, 10, 15, 16, 17, 33, 257];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward_and_backward_agree_with_the_definitions(EngineKind engine)
    {
        foreach (int width in Widths)
        {
            TestMatrix z = TestMatrix.Padded(3, width).Randomize(1, padding: 1000);
            TestMatrix y = TestMatrix.Padded(3, width);
            Softmax.Forward(engine, 3, width, z.Span, z.Stride, y.Span, y.Stride);

            var truth = new double[3, width];
            for (int row = 0; row < 3; row++)
            {
                double[] p = Reference.Softmax([.. Enumerable.Range(0, width).Select(column => (double)z[row, column])]);
                for (int column = 0; column < width; column++)
                    truth[row, column] = p[column];
            }

            y.AssertClose(truth, $"softmax over {width}", 1e-6);
            y.AssertNothingOutsideWasWritten();

            TestMatrix dy = TestMatrix.Padded(3, width).Randomize(2);
            var gradient = new double[3, width];
            for (int row = 0; row < 3; row++)
            {
                double mean = 0;
                for (int column = 0; column < width; column++)
                    mean += truth[row, column] * dy[row, column];
                for (int column = 0; column < width; column++)
                    gradient[row, column] = truth[row, column] * (dy[row, column] - mean);
            }

            Softmax.Backward(engine, 3, width, y.Span, dy.Span, y.Stride);
            if (width > 1)
                dy.AssertClose(gradient, $"softmax backward over {width}", 2e-6);
            dy.AssertNothingOutsideWasWritten();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Large_logits_neither_overflow_nor_vanish(EngineKind engine)
    {
        float[] y = new float[16];
        Softmax.Forward(engine, 1, 3, [1000f, 1001f, 999f], 3, y, 16);
        double[] truth = Reference.Softmax([0, 1, -1]);
        for (int i = 0; i < 3; i++)
            Assert.Equal(truth[i], y[i], 1e-6);

        Softmax.Forward(engine, 1, 3, [-1000f, -999f, -1001f], 3, y, 16);
        for (int i = 0; i < 3; i++)
            Assert.Equal(truth[i], y[i], 1e-6);

        // What is 2⁹⁵ times less probable than the first gets 0 before it becomes denormal.
        Softmax.Forward(engine, 1, 3, [70f, 5f, 0f], 3, y, 16);
        Assert.Equal(Math.Exp(-65), y[1], 1e-33);
        Assert.Equal(0f, y[2]);

        Softmax.Forward(engine, 1, 3, [float.MaxValue, float.MinValue, float.NegativeInfinity], 3, y, 16);
        Assert.Equal([1f, 0f, 0f], y.AsSpan(0, 3).ToArray());
    }
}
