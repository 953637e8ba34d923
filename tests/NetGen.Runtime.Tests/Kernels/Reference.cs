using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The definitions, in double and as plainly as they can be written.</summary>
internal static class Reference
{
    public static double[,] ToDouble(TestMatrix matrix)
    {
        var result = new double[matrix.Rows, matrix.Width];
        for (int row = 0; row < matrix.Rows; row++)
        {
            for (int column = 0; column < matrix.Width; column++)
                result[row, column] = matrix[row, column];
        }

        return result;
    }

    public static double[,] Map(double[,] a, Func<double, double> f) => Map(a, a, (x, _) => f(x));

    public static double[,] Map(double[,] a, double[,] b, Func<double, double, double> f)
    {
        var result = new double[a.GetLength(0), a.GetLength(1)];
        for (int row = 0; row < a.GetLength(0); row++)
        {
            for (int column = 0; column < a.GetLength(1); column++)
                result[row, column] = f(a[row, column], b[row, column]);
        }

        return result;
    }

    public static double[,] Transpose(double[,] a)
    {
        var result = new double[a.GetLength(1), a.GetLength(0)];
        for (int row = 0; row < a.GetLength(0); row++)
        {
            for (int column = 0; column < a.GetLength(1); column++)
                result[column, row] = a[row, column];
        }

        return result;
    }

    public static double[,] Multiply(double[,] a, double[,] b)
    {
        var result = new double[a.GetLength(0), b.GetLength(1)];
        for (int row = 0; row < a.GetLength(0); row++)
        {
            for (int k = 0; k < a.GetLength(1); k++)
            {
                for (int column = 0; column < b.GetLength(1); column++)
                    result[row, column] += a[row, k] * b[k, column];
            }
        }

        return result;
    }

    public static double Logistic(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static double[] Softmax(double[] z)
    {
        double maximum = z.Max();
        double sum = z.Sum(v => Math.Exp(v - maximum));
        return [.. z.Select(v => Math.Exp(v - maximum) / sum)];
    }

    public static double LogSumExp(double[] z)
    {
        double maximum = z.Max();
        return maximum + Math.Log(z.Sum(v => Math.Exp(v - maximum)));
    }

    /// <summary>f and f' in x, by type of activation.</summary>
    public static (Func<double, double> Function, Func<double, double> Derivative) Activation(IActivation activation, double alpha) =>
        activation switch
        {
            Identity => (x => x, _ => 1),
            Sigmoid => (Logistic, x => Logistic(x) * Logistic(-x)),
            Tanh => (Math.Tanh, x => 1 / (Math.Cosh(x) * Math.Cosh(x))),
            ReLU => (x => Math.Max(0, x), x => x > 0 ? 1 : 0),
            LeakyReLU => (x => x >= 0 ? x : alpha * x, x => x > 0 ? 1 : alpha),
            ELU => (x => x >= 0 ? x : alpha * (Math.Exp(x) - 1), x => x > 0 ? 1 : alpha * Math.Exp(x)),
            _ => throw new ArgumentException("An activation without a reference.", nameof(activation)),
        };
}
