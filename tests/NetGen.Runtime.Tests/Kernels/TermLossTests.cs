using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The losses that are averages of terms, against their definitions.</summary>
public class TermLossTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Terms_and_slopes_are_those_of_the_definitions(EngineKind engine)
    {
        Check(default(AbsoluteTerm), (y, t) => Math.Abs(y - t), (y, t) => Math.Sign(y - t));
        Check(
            new HuberTerm(0.5f),
            (y, t) => Math.Abs(y - t) <= 0.5 ? (y - t) * (y - t) / 2 : 0.5 * (Math.Abs(y - t) - 0.25),
            (y, t) => Math.Clamp(y - t, -0.5, 0.5));
        Check(default(HingeTerm), (y, t) => Math.Max(0, 1 - t * y), (y, t) => t * y < 1 ? -t : 0);

        void Check<TTerm>(TTerm term, Func<double, double, double> value, Func<double, double, double> slope)
            where TTerm : struct, ITermLoss
        {
            foreach ((int rows, int width) in new[] { (1, 1), (3, 5), (7, 16), (5, 33) })
            {
                TestMatrix y = TestMatrix.Padded(rows, width).Randomize(1, padding: 99), dy = TestMatrix.Padded(rows, width);
                TestMatrix targets = TestMatrix.Unpadded(rows, width).Randomize(2);
                float[] losses = new float[rows];
                Loss.OfTerms(engine, rows, width, y.Span, y.Stride, targets.Span, dy.Span, 2 * rows, losses, term);

                double[,] terms = Reference.Map(Reference.ToDouble(y), Reference.ToDouble(targets), value);
                double[,] slopes = Reference.Map(Reference.ToDouble(y), Reference.ToDouble(targets), (v, t) => slope(v, t) / (2.0 * rows * width));
                dy.AssertClose(slopes, $"{typeof(TTerm).Name} of {rows}x{width}", 1e-6);
                dy.AssertPaddingIsZero();
                for (int row = 0; row < rows; row++)
                {
                    double expected = Enumerable.Range(0, width).Sum(column => terms[row, column]) / width;
                    Assert.Equal(expected, losses[row], 1e-5);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Not_a_number_is_not_hidden(EngineKind engine)
    {
        float[] y = new float[16], dy = new float[16], losses = new float[1];
        y[0] = float.NaN;
        Loss.OfTerms(engine, 1, 2, y, 16, [0f, 0f], dy, 1, losses, default(AbsoluteTerm));
        Assert.Equal((float.NaN, float.NaN, 0f), (losses[0], dy[0], dy[1]));
        Loss.OfTerms(engine, 1, 2, y, 16, [0f, 0f], dy, 1, losses, new HuberTerm(1));
        Assert.Equal((float.NaN, float.NaN, 0f), (losses[0], dy[0], dy[1]));
        Loss.OfTerms(engine, 1, 2, y, 16, [1f, 1f], dy, 1, losses, default(HingeTerm));
        Assert.Equal(float.NaN, losses[0]);
    }
}
