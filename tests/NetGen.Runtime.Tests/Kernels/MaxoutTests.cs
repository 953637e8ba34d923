using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The largest of several pieces, against its definition.</summary>
public class MaxoutTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Each_unit_takes_the_largest_piece_and_gives_its_gradient_to_the_first_of_them(EngineKind engine)
    {
        foreach (int units in new[] { 1, 3, 15, 16, 17, 33, 100 })
        {
            foreach (int pieces in new[] { 1, 2, 5 })
                Compare(engine, 7, units, pieces);
        }
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        float[] large = new float[1000];
        Assert.Throws<ArgumentException>(() => Maxout.Forward(3, 5, 2, new float[41], 16, large, 16));
        Assert.Throws<ArgumentException>(() => Maxout.Forward(3, 5, 4, large, 16, large, 16));
        Assert.Throws<ArgumentException>(() => Maxout.Forward(3, 5, 2, large, 16, new float[47], 16));
        Assert.Throws<ArgumentException>(() => Maxout.Backward(3, 5, 2, large, new float[47], 16, large, 16));
        Assert.Throws<ArgumentException>(() => Maxout.Backward(3, 5, 2, large, large, 16, new float[41], 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => Maxout.Forward(3, 5, 0, large, 16, large, 16));
    }

    private static void Compare(EngineKind engine, int rows, int units, int pieces)
    {
        string of = $"{units} units of {pieces} pieces";
        TestMatrix h = TestMatrix.Padded(rows, units * pieces).Randomize(1, padding: 7), dh = TestMatrix.Padded(rows, units * pieces);
        TestMatrix y = TestMatrix.Padded(rows, units), dy = TestMatrix.Padded(rows, units).Randomize(2);
        // In the first two rows every piece ties.
        for (int column = 0; column < units * pieces; column++)
            (h[0, column], h[1, column]) = (0, -1 - column % units);
        dh.Span.Clear();
        double[,] largest = new double[rows, units], gradient = new double[rows, units * pieces];
        for (int i = 0; i < largest.Length; i++)
        {
            (int row, int unit) = (i / units, i % units);
            int winner = Enumerable.Range(0, pieces).MaxBy(piece => h[row, piece * units + unit]);
            largest[row, unit] = h[row, winner * units + unit];
            gradient[row, winner * units + unit] = dy[row, unit];
        }

        Maxout.Forward(engine, rows, units, pieces, h.Span, h.Stride, y.Span, y.Stride);
        y.AssertClose(largest, "y of " + of, 0);
        y.AssertNothingOutsideWasWritten();
        Maxout.Backward(engine, rows, units, pieces, h.Span, dy.Span, dy.Stride, dh.Span, h.Stride);
        dh.AssertClose(gradient, "dh of " + of, 0);
        dh.AssertPaddingIsZero();
        dh.AssertNothingOutsideWasWritten();
    }
}
