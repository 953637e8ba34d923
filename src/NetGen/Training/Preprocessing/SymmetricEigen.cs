using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Training;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix without negative eigenvalues, by one-sided cyclic Jacobi rotations (Hestenes 1958): pairs of
/// rows are rotated until all are orthogonal to each other. Then each row is an eigenvector, its length the eigenvalue.
/// </summary>
internal static class SymmetricEigen
{
    private const double UnitRoundoff = 1.1102230246251565e-16;

    /// <summary>Sweeps over all pairs; 6 to 12 are usual.</summary>
    private const int MaxSweeps = 60;

    /// <summary>
    /// Decomposes a matrix in place. It has converged once a sweep finds every two rows orthogonal to 2nε of the product of their lengths,
    /// n the size of the matrix; rows shorter than 2nε of the longest are taken for 0.
    /// </summary>
    /// <param name="matrix">Its rows; afterwards row i is the unit eigenvector of the i-th largest eigenvalue, its largest entry positive, or 0.</param>
    /// <returns>The eigenvalues, largest first.</returns>
    /// <exception cref="InvalidOperationException">It did not converge.</exception>
    public static double[] Decompose(double[][] matrix)
    {
        double tolerance = 2 * Math.Max(1, matrix.Length) * UnitRoundoff;
        for (int sweep = 0; Sweep(matrix, tolerance); sweep++)
        {
            if (sweep == MaxSweeps)
                throw new InvalidOperationException($"The eigenvectors of a {matrix.Length} × {matrix.Length} matrix were not found in {MaxSweeps} sweeps.");
        }

        double[] values = [.. matrix.Select(row => TensorPrimitives.Norm<double>(row))];
        Array.Sort([.. values.Select(value => -value)], matrix);
        Array.Sort(values, (a, b) => b.CompareTo(a));
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] <= tolerance * values[0])
                values[i] = 0;
            Normalize(matrix[i], values[i]);
        }

        return values;
    }

    /// <summary>Rotates every pair of rows that is not orthogonal.</summary>
    /// <returns>Whether there was one.</returns>
    private static bool Sweep(double[][] matrix, double tolerance)
    {
        double[] squares = [.. matrix.Select(row => TensorPrimitives.SumOfSquares<double>(row))];
        double negligible = tolerance * tolerance * TensorPrimitives.Max<double>(squares);
        bool isRotated = false;
        for (int p = 0; p < matrix.Length - 1; p++)
        {
            for (int q = p + 1; q < matrix.Length; q++)
            {
                if (Math.Min(squares[p], squares[q]) > negligible)
                    isRotated |= Orthogonalize(matrix[p], matrix[q], ref squares[p], ref squares[q], tolerance);
            }
        }

        return isRotated;
    }

    /// <summary>Rotates two rows by the angle at which their product is 0, unless it is already.</summary>
    private static bool Orthogonalize(double[] a, double[] b, ref double squareOfA, ref double squareOfB, double tolerance)
    {
        double product = TensorPrimitives.Dot<double>(a, b);
        if (Math.Abs(product) <= tolerance * Math.Sqrt(squareOfA * squareOfB))
            return false;
        double ratio = (squareOfB - squareOfA) / (2 * product);
        double tangent = (ratio >= 0 ? 1 : -1) / (Math.Abs(ratio) + Math.Sqrt(1 + ratio * ratio));
        double cosine = 1 / Math.Sqrt(1 + tangent * tangent);
        Rotate(a, b, cosine, cosine * tangent);
        squareOfA -= tangent * product;
        squareOfB += tangent * product;
        return true;
    }

    /// <summary>a, b ← cos·a - sin·b, sin·a + cos·b.</summary>
    private static void Rotate(double[] a, double[] b, double cosine, double sine)
    {
        int i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> x = new(a, i), y = new(b, i);
            (x * cosine - y * sine).CopyTo(a, i);
            (x * sine + y * cosine).CopyTo(b, i);
        }

        for (; i < a.Length; i++)
            (a[i], b[i]) = (a[i] * cosine - b[i] * sine, a[i] * sine + b[i] * cosine);
    }

    /// <summary>A row as a unit vector whose largest entry is positive; 0 where its length counts as 0.</summary>
    private static void Normalize(double[] row, double length)
    {
        if (length == 0)
        {
            Array.Clear(row);
            return;
        }

        double sign = Math.Sign(row[TensorPrimitives.IndexOfMaxMagnitude<double>(row)]);
        TensorPrimitives.Multiply(row, sign / length, row);
    }
}
