namespace NetGen.Numerics.Tests.Reference;

/// <summary>Softmax, row by row.</summary>
internal static class ReferenceSoftmax
{
    public static double[,] Values(double[,] x)
    {
        double[,] y = new double[x.GetLength(0), x.GetLength(1)];
        for (int row = 0; row < x.GetLength(0); row++)
        {
            double logSumExp = LogSumExp(x, row);
            for (int column = 0; column < x.GetLength(1); column++)
                y[row, column] = Math.Exp(x[row, column] - logSumExp);
        }

        return y;
    }

    /// <summary>dxᵢ = Σⱼ dyⱼ ∂yⱼ/∂xᵢ with ∂yⱼ/∂xᵢ = yⱼ(δᵢⱼ - yᵢ).</summary>
    public static double[,] Gradient(double[,] y, double[,] dy)
    {
        double[,] dx = new double[y.GetLength(0), y.GetLength(1)];
        for (int row = 0; row < y.GetLength(0); row++)
        {
            for (int i = 0; i < y.GetLength(1); i++)
            {
                for (int j = 0; j < y.GetLength(1); j++)
                    dx[row, i] += dy[row, j] * y[row, j] * ((i == j ? 1 : 0) - y[row, i]);
            }
        }

        return dx;
    }

    /// <summary>dxᵢ = Σⱼ dyⱼ ∂yⱼ/∂xᵢ with ∂yⱼ/∂xᵢ = δᵢⱼ - eʸⁱ for the logarithm y.</summary>
    public static double[,] LogGradient(double[,] y, double[,] dy)
    {
        double[,] dx = new double[y.GetLength(0), y.GetLength(1)];
        for (int row = 0; row < y.GetLength(0); row++)
        {
            for (int i = 0; i < y.GetLength(1); i++)
            {
                for (int j = 0; j < y.GetLength(1); j++)
                    dx[row, i] += dy[row, j] * ((i == j ? 1 : 0) - Math.Exp(y[row, i]));
            }
        }

        return dx;
    }

    /// <summary>log Σ eˣ of one row, shifted by its maximum.</summary>
    public static double LogSumExp(double[,] x, int row)
    {
        double max = double.NegativeInfinity;
        for (int column = 0; column < x.GetLength(1); column++)
            max = Math.Max(max, x[row, column]);
        double sum = 0;
        for (int column = 0; column < x.GetLength(1); column++)
            sum += Math.Exp(x[row, column] - max);
        return max + Math.Log(sum);
    }
}
