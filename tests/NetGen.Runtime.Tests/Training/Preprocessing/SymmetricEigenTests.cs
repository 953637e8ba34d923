using MathNet.Numerics.LinearAlgebra;
using NetGen.Training;

namespace NetGen.Runtime.Tests.Training.Preprocessing;

public sealed class SymmetricEigenTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(7, 20)]
    [InlineData(40, 100)]
    [InlineData(40, 15)] // of rank 14
    [InlineData(100, 300)]
    public void It_agrees_with_MathNet(int size, int samples)
    {
        double[][] matrix = Covariance(size, samples, seed: size);
        Matrix<double> original = Matrix<double>.Build.DenseOfRowArrays(matrix);
        double[] values = SymmetricEigen.Decompose(matrix);
        var truth = original.Evd(Symmetricity.Symmetric);
        double[] expected = [.. truth.EigenValues.Select(value => value.Real).OrderDescending()];
        for (int i = 0; i < size; i++)
        {
            Assert.Equal(expected[i], values[i], 1e-12 * expected[0] * size);
            if (values[i] == 0)
            {
                Assert.All(matrix[i], entry => Assert.Equal(0, entry));
                continue;
            }

            // Eigenvectors themselves are as well determined as eigenvalues are apart; what defines them always holds.
            Vector<double> vector = Vector<double>.Build.Dense(matrix[i]);
            Assert.Equal(1, vector.L2Norm(), 1e-12);
            Assert.True((original * vector - values[i] * vector).L2Norm() <= 1e-12 * expected[0] * size);
            Assert.True(matrix[i].MaxBy(Math.Abs) > 0);
            for (int j = 0; j < i; j++)
                Assert.Equal(0, vector.DotProduct(Vector<double>.Build.Dense(matrix[j])), 1e-10);
        }

        Assert.Equal(Math.Min(size, samples - 1), values.Count(value => value > 0));
    }

    [Fact]
    public void A_diagonal_matrix_is_sorted_and_nothing_else()
    {
        double[][] matrix = [[2, 0, 0], [0, 0, 0], [0, 0, 5]];
        Assert.Equal([5, 2, 0], SymmetricEigen.Decompose(matrix));
        Assert.Equal([[0, 0, 1], [1, 0, 0], [0, 0, 0]], matrix);
    }

    [Fact]
    public void Two_by_two_has_a_closed_form()
    {
        double[][] matrix = [[3, 1], [1, 3]];
        double[] values = SymmetricEigen.Decompose(matrix);
        Assert.Equal(4, values[0], 1e-14);
        Assert.Equal(2, values[1], 1e-14);
        Assert.Equal(Math.Sqrt(0.5), matrix[0][0], 1e-14);
        Assert.Equal(Math.Sqrt(0.5), matrix[0][1], 1e-14);
        Assert.Equal(0, matrix[1][0] + matrix[1][1], 1e-14);
    }

    [Fact]
    public void Eigenvalues_of_very_different_size_are_found()
    {
        // Q·diag·Qᵀ with a rotation by 30°.
        (double c, double s) = (Math.Cos(Math.PI / 6), Math.Sin(Math.PI / 6));
        const double Small = 1e-9;
        double[][] matrix = [[c * c + s * s * Small, c * s * (1 - Small)], [c * s * (1 - Small), s * s + c * c * Small]];
        double[] values = SymmetricEigen.Decompose(matrix);
        Assert.Equal(1, values[0], 1e-14);
        Assert.Equal(Small, values[1], 1e-15);
        Assert.Equal(c, matrix[0][0], 1e-12);
    }

    private static double[][] Covariance(int size, int samples, int seed)
    {
        var random = new Random(seed);
        Matrix<double> data = Matrix<double>.Build.Dense(samples, size, (_, column) => (random.NextDouble() - 0.5) * (1 + column));
        data -= Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(data.ColumnSums() / samples, samples));
        return (data.TransposeThisAndMultiply(data) / samples).ToRowArrays();
    }
}
