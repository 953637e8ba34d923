using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

public class InitializeTests
{
    private const int Rows = 500;
    private const int Columns = 1000;
    private const int Stride = 1008;

    [Fact]
    public void Constant_fills_the_matrix_but_not_its_padding()
    {
        float[] values = new float[Rows * Stride];
        Initialize.Constant(new MatrixView(values, Rows, Columns, Stride), 0.25f);
        Assert.Equal(Rows * Columns, values.Count(value => value == 0.25f));
        Assert.Equal(Rows * (Stride - Columns), values.Count(value => value == 0));
    }

    [Fact]
    public void Uniform_has_the_moments_and_the_bounds_of_its_distribution()
    {
        double[] values = Values(matrix => Initialize.Uniform(matrix, -0.5f, 1.5f, seed: 4, stream: 2));
        AssertMoments(values, mean: 0.5, variance: 4 / 12.0, kurtosis: 1.8);
        Assert.InRange(values.Min(), -0.5, -0.4999);
        Assert.InRange(values.Max(), 1.4999, 1.5);
        for (int bin = 0; bin < 20; bin++)
            AssertShare(values, -0.5 + bin * 0.1, -0.4 + bin * 0.1, 0.05);
    }

    [Fact]
    public void Normal_has_the_moments_and_the_tails_of_its_distribution()
    {
        double[] values = Values(matrix => Initialize.Normal(matrix, 0.1f, seed: 4, stream: 2));
        AssertMoments(values, mean: 0, variance: 0.01, kurtosis: 3);
        AssertShare(values, -0.1, 0.1, 0.682689492);
        AssertShare(values, -0.2, 0.2, 0.954499736);
        AssertShare(values, -0.3, 0.3, 0.997300204);
        AssertShare(values, 0, 0.05, 0.191462461);
    }

    [Fact]
    public void TruncatedNormal_is_bounded_and_has_the_deviation_asked_for()
    {
        double[] values = Values(matrix => Initialize.TruncatedNormal(matrix, 0.1f, seed: 4, stream: 2));
        AssertMoments(values, mean: 0, variance: 0.01, kurtosis: 2.3655);
        double bound = 2 * 0.1 / 0.87962566;
        Assert.InRange(values.Min(), -bound * 1.000001, -bound * 0.999);
        Assert.InRange(values.Max(), bound * 0.999, bound * 1.000001);
        AssertShare(values, -bound / 2, bound / 2, 0.682689492 / 0.954499736);
    }

    [Theory]
    [InlineData(30, 50)]
    [InlineData(50, 30)]
    [InlineData(40, 40)]
    [InlineData(1, 5)]
    public void Orthogonal_makes_the_shorter_side_orthonormal_times_the_gain(int rows, int columns)
    {
        float[] values = new float[rows * Stride];
        MatrixView matrix = new(values, rows, columns, Stride);
        Initialize.Orthogonal(matrix, 1.5f, seed: 4, stream: 2);
        bool hasFewRows = rows <= columns;
        int count = Math.Min(rows, columns);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double product = 0;
                for (int k = 0; k < Math.Max(rows, columns); k++)
                    product += hasFewRows ? (double)matrix[i, k] * matrix[j, k] : (double)matrix[k, i] * matrix[k, j];
                Assert.Equal(i == j ? 2.25 : 0, product, 1e-5);
            }
        }
    }

    [Fact]
    public void Orthogonal_matrices_are_spread_evenly_over_all_directions()
    {
        // The values of a random unit vector of n have the mean square 1/n and the fourth moment 3/(n (n + 2)).
        double square = 0;
        double fourth = 0;
        float[] values = new float[64];
        for (int seed = 0; seed < 400; seed++)
        {
            Initialize.Orthogonal(new MatrixView(values, 8, 8, 8), 1, seed, stream: 1);
            square += values.Average(value => Math.Pow(value, 2)) / 400;
            fourth += values.Average(value => Math.Pow(value, 4)) / 400;
        }

        Assert.Equal(1 / 8.0, square, 1e-6);
        Assert.Equal(3 / 80.0, fourth, 1e-3);
        Initialize.Orthogonal(new MatrixView(values, 8, 8, 8), 1, seed: 1, stream: 1);
        float[] first = [.. values];
        Initialize.Orthogonal(new MatrixView(values, 8, 8, 8), 1, seed: 1, stream: 2);
        Assert.NotEqual(first, values);
    }

    [Fact]
    public void Values_depend_on_seed_and_stream_but_not_on_the_padding()
    {
        double[] values = Values(matrix => Initialize.Normal(matrix, 1, seed: 4, stream: 2));
        float[] unpadded = new float[Rows * Columns];
        Initialize.Normal(new MatrixView(unpadded, Rows, Columns, Columns), 1, seed: 4, stream: 2);
        Assert.Equal(values, unpadded.Select(value => (double)value));

        AssertUncorrelated(values, Values(matrix => Initialize.Normal(matrix, 1, seed: 5, stream: 2)));
        AssertUncorrelated(values, Values(matrix => Initialize.Normal(matrix, 1, seed: 4, stream: 3)));
        AssertUncorrelated(values, Values(matrix => Initialize.Normal(matrix, 1, seed: 2, stream: 4)));
        AssertUncorrelated(values[1..], values[..^1]);
        AssertUncorrelated(values[Columns..], values[..^Columns]);
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.6, 0.2533471031357998)]
    [InlineData(0.9, 1.2815515655446008)]
    [InlineData(0.075, -1.4395314709384557)]
    [InlineData(0.074, -1.4466320671589785)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(1e-5, -4.2648907939228256)]
    [InlineData(1e-16, -8.222082216130435)]
    [InlineData(1e-300, -37.0470962993612)]
    public void Quantiles_of_the_normal_distribution_are_those_of_CPython(double p, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(p), 1e-14 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void Uniform_numbers_exclude_both_ends()
    {
        var random = new RandomSequence(1, 2);
        for (int i = 0; i < 100_000; i++)
        {
            double u = random.Uniform(i);
            Assert.True(u is > 0 and < 1);
        }
    }

    private delegate void Fill(MatrixView matrix);

    private static double[] Values(Fill fill)
    {
        float[] memory = new float[Rows * Stride];
        var matrix = new MatrixView(memory, Rows, Columns, Stride);
        fill(matrix);
        var values = new double[Rows * Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
                values[row * Columns + column] = matrix[row, column];
            Assert.Equal(0, memory[row * Stride + Columns]);
        }

        return values;
    }

    // All bounds: 4.5 standard errors of the estimate.
    private static void AssertMoments(double[] values, double mean, double variance, double kurtosis)
    {
        double n = values.Length;
        Assert.Equal(mean, values.Average(), 4.5 * Math.Sqrt(variance / n));
        double actual = values.Average(value => (value - mean) * (value - mean));
        Assert.Equal(variance, actual, 4.5 * variance * Math.Sqrt((kurtosis - 1) / n));
        double fourth = values.Average(value => Math.Pow(value - mean, 4));
        Assert.Equal(kurtosis, fourth / (variance * variance), 0.05);
    }

    private static void AssertShare(double[] values, double from, double to, double expected)
    {
        double share = values.Count(value => value >= from && value < to) / (double)values.Length;
        Assert.Equal(expected, share, 4.5 * Math.Sqrt(expected * (1 - expected) / values.Length));
    }

    private static void AssertUncorrelated(double[] a, double[] b)
    {
        double correlation = a.Zip(b, (x, y) => x * y).Average();
        Assert.Equal(0, correlation, 4.5 / Math.Sqrt(a.Length));
    }
}
