namespace NetGen.Kernels;

/// <summary>Fills matrices of parameters. A value depends on the seed, the stream, its row and its column, not on the padding.</summary>
public static class Initialize
{
    /// <summary>The standard deviation of the standard normal distribution truncated at ±2.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>The same value everywhere.</summary>
    /// <param name="matrix">The matrix; its padding is left as it is, here and below.</param>
    /// <param name="value">The value.</param>
    public static void Constant(MatrixView matrix, float value)
    {
        for (int row = 0; row < matrix.Rows; row++)
            matrix.Row(row).Fill(value);
    }

    /// <summary>Evenly distributed values.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="low">No value is below.</param>
    /// <param name="high">No value is above.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the independent sequences of that seed.</param>
    public static void Uniform(MatrixView matrix, float low, float high, int seed, int stream)
    {
        var random = new RandomSequence(seed, stream);
        double range = (double)high - low;
        long index = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            foreach (ref float value in matrix.Row(row))
                value = (float)(low + range * random.Uniform(index++));
        }
    }

    /// <summary>Normally distributed values with mean 0.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="standardDeviation">σ.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the independent sequences of that seed.</param>
    public static void Normal(MatrixView matrix, float standardDeviation, int seed, int stream)
    {
        var random = new RandomSequence(seed, stream);
        long index = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            foreach (ref float value in matrix.Row(row))
                value = (float)(standardDeviation * random.Normal(index++));
        }
    }

    /// <summary>
    /// Rows or columns, whichever are fewer, at right angles to each other (Saxe, McClelland and Ganguli 2014). Takes n²m operations for a
    /// matrix whose shorter side is n.
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="gain">Their length.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the independent sequences of that seed.</param>
    public static void Orthogonal(MatrixView matrix, float gain, int seed, int stream)
    {
        bool hasFewRows = matrix.Rows <= matrix.Columns;
        (int count, int length) = hasFewRows ? (matrix.Rows, matrix.Columns) : (matrix.Columns, matrix.Rows);
        double[][] vectors = OrthogonalMatrix.Draw(count, length, seed, stream);
        for (int row = 0; row < matrix.Rows; row++)
        {
            Span<float> values = matrix.Row(row);
            for (int column = 0; column < values.Length; column++)
                values[column] = (float)(gain * (hasFewRows ? vectors[row][column] : vectors[column][row]));
        }
    }

    /// <summary>
    /// Normally distributed values with mean 0, truncated at two standard deviations and then scaled by 1/0.8796, so that what is left has
    /// the standard deviation asked for (TensorFlow's VarianceScaling).
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="standardDeviation">σ.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the independent sequences of that seed.</param>
    public static void TruncatedNormal(MatrixView matrix, float standardDeviation, int seed, int stream)
    {
        var random = new RandomSequence(seed, stream);
        long index = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            foreach (ref float value in matrix.Row(row))
                value = (float)(standardDeviation / TruncatedDeviation * random.TruncatedNormal(index++));
        }
    }
}
