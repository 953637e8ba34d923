namespace NetGen.Numerics.Tests.Harness;

/// <summary>Between the flat float spans of the product and the double matrices of the reference.</summary>
internal static class Matrix
{
    public static double[,] Of(ReadOnlySpan<float> values, int rows)
    {
        int columns = values.Length / rows;
        double[,] matrix = new double[rows, columns];
        for (int i = 0; i < values.Length; i++)
            matrix[i / columns, i % columns] = values[i];
        return matrix;
    }

    public static double[,] Of(ReadOnlyMatrixView view)
    {
        double[,] matrix = new double[view.Rows, view.Columns];
        for (int row = 0; row < view.Rows; row++)
        {
            for (int column = 0; column < view.Columns; column++)
                matrix[row, column] = view[row, column];
        }

        return matrix;
    }

    public static double[,] Of(double[][] rows)
    {
        double[,] matrix = new double[rows.Length, rows[0].Length];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[row].Length; column++)
                matrix[row, column] = rows[row][column];
        }

        return matrix;
    }

    public static double[,] Transpose(double[,] matrix)
    {
        double[,] transpose = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (int row = 0; row < matrix.GetLength(0); row++)
        {
            for (int column = 0; column < matrix.GetLength(1); column++)
                transpose[column, row] = matrix[row, column];
        }

        return transpose;
    }

    public static float[] ToFloats(double[,] matrix) => [.. matrix.Cast<double>().Select(value => (float)value)];
}
