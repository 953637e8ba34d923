using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class DropoutTests
{
    private const int Rows = 512;
    private const int Columns = 1024;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Forward_keeps_what_the_mask_keeps_and_scales_it(EngineKind engine)
    {
        foreach (int width in new[] { 1, 3, 15, 16, 17, 33, 200 })
        {
            foreach (float rate in new[] { 0f, 0.2f, 0.5f, 0.999f })
            {
                var mask = new DropoutMask(rate, seed: 3, step: 8, stream: 1);
                TestMatrix y = TestMatrix.Padded(20, width).Randomize(1);
                TestMatrix before = y.Copy();

                Dropout.Forward(engine, 20, width, y.Span, y.Stride, mask);

                for (int row = 0; row < 20; row++)
                {
                    for (int column = 0; column < width; column++)
                        Assert.Equal(mask.Keeps(row, column) ? before[row, column] * mask.Scale : 0, y[row, column]);
                }

                y.AssertPaddingIsZero();
                y.AssertNothingOutsideWasWritten();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Vectors_and_Keeps_agree_to_the_last_bit_of_the_rate(EngineKind engine)
    {
        // Rates of t/2³¹ with t < 2²⁴ are floats: the largest at which an element is kept is found by bisection.
        int found = 0;
        for (int column = 0; column < 2000; column++)
        {
            (int kept, int dropped) = (0, 1 << 24);
            if (MaskAt(dropped).Keeps(0, column))
                continue;
            while (dropped - kept > 1)
            {
                int middle = (kept + dropped) / 2;
                (kept, dropped) = MaskAt(middle).Keeps(0, column) ? (middle, dropped) : (kept, middle);
            }

            float[] y = new float[2000];
            Array.Fill(y, 1);
            Dropout.Forward(engine, 1, 2000, y, 2000, MaskAt(kept));
            Assert.NotEqual(0, y[column]);
            Array.Fill(y, 1);
            Dropout.Forward(engine, 1, 2000, y, 2000, MaskAt(dropped));
            Assert.Equal(0, y[column]);
            found++;
        }

        Assert.InRange(found, 1, 100);

        static DropoutMask MaskAt(int threshold) => new(threshold / 2147483648f, 1, 2, 3);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Backward_goes_through_the_mask_and_the_activation(EngineKind engine)
    {
        Check(default(Identity), 0);
        Check(default(ReLU), 0);
        Check(default(Sigmoid), 0);
        Check(default(Tanh), 0);
        Check(new LeakyReLU(0.1f), 0.1f);
        Check(new ELU(1), 1);

        void Check<TActivation>(TActivation activation, double alpha)
            where TActivation : struct, IActivation
        {
            const int width = 45;
            var mask = new DropoutMask(0.4f, seed: 3, step: 8, stream: 1);
            TestMatrix x = TestMatrix.Padded(20, width).Randomize(1);
            TestMatrix y = x.Copy();
            TestMatrix dy = TestMatrix.Padded(20, width).Randomize(2);
            var truth = new double[20, width];
            Func<double, double> derivative = Reference.Activation(activation, alpha).Derivative;
            for (int row = 0; row < 20; row++)
            {
                for (int column = 0; column < width; column++)
                    truth[row, column] = mask.Keeps(row, column) ? dy[row, column] / (1 - 0.4) * derivative(x[row, column]) : 0;
            }

            Activation.Forward(engine, 20, width, y.Span, y.Stride, y.Span, y.Stride, activation);
            Dropout.Forward(engine, 20, width, y.Span, y.Stride, mask);
            Dropout.Backward(engine, 20, width, y.Span, dy.Span, dy.Stride, activation, mask);

            dy.AssertClose(truth, typeof(TActivation).Name, 2e-6);
            dy.AssertPaddingIsZero();
            dy.AssertNothingOutsideWasWritten();
        }
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_rate_is_the_probability_to_drop(float rate)
    {
        // The number dropped is binomial: within 4.5 standard deviations of its mean.
        double dropped = Bits(new DropoutMask(rate, 1, 1, 0)).Count(keeps => !keeps);
        double deviation = Math.Sqrt(Rows * Columns * rate * (1.0 - rate));
        Assert.InRange(dropped, Rows * Columns * (double)rate - 4.5 * deviation, Rows * Columns * (double)rate + 4.5 * deviation);
    }

    [Fact]
    public void The_extremes_of_the_rate()
    {
        Assert.All(Bits(new DropoutMask(0, 1, 1, 0)), Assert.True);
        Assert.Equal(1f, new DropoutMask(0, 1, 1, 0).Scale);
        Assert.True(float.IsFinite(new DropoutMask(MathF.BitDecrement(1), 1, 1, 0).Scale));
        Assert.Equal(2f, new DropoutMask(0.5f, 1, 1, 0).Scale);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutMask(1, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutMask(-0.1f, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutMask(float.NaN, 1, 1, 0));
    }

    [Fact]
    public void Masks_of_other_seeds_steps_and_streams_are_independent()
    {
        var mask = new DropoutMask(0.5f, seed: 7, step: 100, stream: 2);
        bool[] bits = Bits(mask);
        Assert.Equal(bits, Bits(new DropoutMask(0.5f, seed: 7, step: 100, stream: 2)));
        foreach (DropoutMask other in new DropoutMask[]
        {
            new(0.5f, 8, 100, 2), new(0.5f, 7, 101, 2), new(0.5f, 7, 99, 2), new(0.5f, 7, 100, 3), new(0.5f, 100, 7, 2),
            new(0.5f, 2, 100, 7), new(0.5f, -7, 100, 2),
        })
        {
            AssertIndependent(bits, Bits(other));
        }
    }

    [Fact]
    public void Decisions_of_neighbours_in_rows_and_columns_are_independent()
    {
        bool[] bits = Bits(new DropoutMask(0.5f, seed: 0, step: 0, stream: 0));
        foreach (int distance in new[] { 1, 2, 3, 4, 8, 16, 32, Columns - 1, Columns, Columns + 1, 2 * Columns, 16 * Columns })
            AssertIndependent(bits[distance..], bits[..^distance]);
    }

    [Fact]
    public void Every_row_and_every_column_has_its_share()
    {
        bool[] bits = Bits(new DropoutMask(0.5f, seed: 5, step: 6, stream: 7));
        for (int row = 0; row < Rows; row++)
            Assert.InRange(Enumerable.Range(0, Columns).Count(column => bits[row * Columns + column]), Columns / 2 - 80, Columns / 2 + 80);
        for (int column = 0; column < Columns; column++)
            Assert.InRange(Enumerable.Range(0, Rows).Count(row => bits[row * Columns + column]), Rows / 2 - 57, Rows / 2 + 57);
    }

    [Fact]
    public void A_mask_can_start_at_a_later_row()
    {
        var mask = new DropoutMask(0.5f, 1, 2, 3);
        DropoutMask later = mask.StartingAt(3).StartingAt(4);
        for (int column = 0; column < 100; column++)
            Assert.Equal(mask.Keeps(7 + 5, column), later.Keeps(5, column));
    }

    private static bool[] Bits(DropoutMask mask)
    {
        var bits = new bool[Rows * Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
                bits[row * Columns + column] = mask.Keeps(row, column);
        }

        return bits;
    }

    // Two fair independent bits agree half of the time: within 4.5 standard deviations.
    private static void AssertIndependent(bool[] a, bool[] b)
    {
        int agreements = a.Zip(b, (x, y) => x == y).Count(same => same);
        double deviation = Math.Sqrt(a.Length) / 2;
        Assert.InRange(agreements, a.Length / 2.0 - 4.5 * deviation, a.Length / 2.0 + 4.5 * deviation);
    }
}
