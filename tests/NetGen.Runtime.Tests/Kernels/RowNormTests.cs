using NetGen.Kernels;
using static NetGen.Runtime.Tests.Kernels.NormalizationReference;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>LayerNorm and RMSNorm against their definitions in double.</summary>
public class RowNormTests
{
    private const float Epsilon = 1e-3f;

    private static readonly (int Rows, int Width)[] Sizes = [(1, 2), (3, 3), (5, 15), (4, 16), (7, 17), (2, 33), (6, 200)];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void LayerNorm_is_its_definition(EngineKind engine)
    {
        foreach ((int rows, int width) in Sizes)
            Compare(engine, rows, width, new LayerNorm(Epsilon), centres: true);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void RMSNorm_is_its_definition(EngineKind engine)
    {
        foreach ((int rows, int width) in Sizes)
            Compare(engine, rows, width, new RMSNorm(Epsilon), centres: false);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_row_of_equal_values_is_0_and_not_NaN(EngineKind engine)
    {
        TestMatrix x = TestMatrix.Padded(1, 17), y = TestMatrix.Padded(1, 17);
        x.Span.Fill(3f);
        float[] parameters = new float[64];
        Array.Fill(parameters, 1f, 0, 32);
        RowNorm.Forward(engine, 1, 17, x.Span, x.Stride, parameters, y.Span, y.Stride, new LayerNorm(1e-5f), default(Identity));
        y.AssertClose(new double[1, 17], "y", tolerance: 1e-3, floor: 1);
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        float[] large = new float[1000];
        var norm = new LayerNorm(Epsilon);
        Assert.Throws<ArgumentException>(() => RowNorm.Forward(3, 5, new float[14], 5, large, large, 16, norm, default(Identity)));
        Assert.Throws<ArgumentException>(() => RowNorm.Forward(3, 5, large, 5, new float[31], large, 16, norm, default(Identity)));
        Assert.Throws<ArgumentException>(() => RowNorm.Forward(3, 5, large, 5, large, new float[47], 16, norm, default(Identity)));
        Assert.Throws<ArgumentException>(() => RowNorm.Backward(3, 5, large, 5, large, large, 16, new float[5], default, 0, norm));
        Assert.Throws<ArgumentException>(() => RowNorm.Backward(3, 5, large, 5, large, new float[47], 16, large, default, 0, norm));
        Assert.Throws<ArgumentException>(() => RowNorm.Gradients(3, 5, large, 5, large, 16, large, new float[31], norm));
    }

    private static void Compare<TNorm>(EngineKind engine, int rows, int width, TNorm norm, bool centres)
        where TNorm : struct, IRowNorm
    {
        string of = $"{typeof(TNorm).Name} of {rows} × {width}";
        TestMatrix x = TestMatrix.Padded(rows, width).Randomize(1, padding: 7), dy = TestMatrix.Padded(rows, width).Randomize(2);
        TestMatrix y = TestMatrix.Padded(rows, width), dx = TestMatrix.Padded(rows, width);
        int apart = TestMatrix.PaddedStride(width);
        float[] parameters = new float[2 * apart], statistics = new float[2 * rows], gradients = new float[2 * apart];
        for (int column = 0; column < width; column++)
            (parameters[column], parameters[apart + column]) = (1 + 0.1f * MathF.Sin(column), centres ? MathF.Cos(column) : 0);
        double[,] values = Reference.ToDouble(x), g = Reference.ToDouble(dy);
        double[][] normal = [.. Enumerable.Range(0, rows).Select(row => Normal(Row(values, row), Epsilon, centres))];

        RowNorm.Forward(engine, rows, width, x.Span, x.Stride, parameters, y.Span, y.Stride, norm, new LeakyReLU(0.25f));
        y.AssertClose(Matrix((row, column) => Leaky(parameters[column] * normal[row][column] + parameters[apart + column])), "y, " + of);
        y.AssertNothingOutsideWasWritten();

        dx.Span.Clear();
        RowNorm.Backward(engine, rows, width, x.Span, x.Stride, parameters, dy.Span, dy.Stride, statistics, dx.Span, dx.Stride, norm);
        double[][] back = [.. Enumerable.Range(0, rows).Select(row =>
            Gradient(Row(values, row), [.. Row(g, row).Select((d, column) => d * parameters[column])], Epsilon, centres))];
        // Over two values next to nothing is left of a gradient: what has come in is the measure.
        dx.AssertClose(Matrix((row, column) => back[row][column]), "dx, " + of, floor: 1);
        dx.AssertPaddingIsZero();
        dx.AssertNothingOutsideWasWritten();

        RowNorm.Update(
            engine, rows, width, x.Span, x.Stride, dy.Span, dy.Stride, statistics, default(KeepGradient), gradients, default, 0, norm);
        for (int column = 0; column < width; column++)
        {
            Assert.Equal(Enumerable.Range(0, rows).Sum(row => g[row, column] * normal[row][column]), gradients[column], 1e-5 * rows);
            if (centres)
                Assert.Equal(Column(g, column).Sum(), gradients[apart + column], 1e-6 * rows);
        }

        double[,] Matrix(Func<int, int, double> value)
        {
            double[,] matrix = new double[rows, width];
            for (int i = 0; i < matrix.Length; i++)
                matrix[i / width, i % width] = value(i / width, i % width);
            return matrix;
        }
    }

    private static double Leaky(double x) => x >= 0 ? x : 0.25 * x;
}
