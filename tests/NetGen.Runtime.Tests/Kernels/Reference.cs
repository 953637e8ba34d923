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

    /// <summary>x·W + b.</summary>
    public static double[,] Affine(TestMatrix x, TestMatrix weights, TestMatrix bias)
    {
        double[,] result = Multiply(ToDouble(x), ToDouble(weights)), shift = ToDouble(bias);
        for (int row = 0; row < result.GetLength(0); row++)
        {
            for (int column = 0; column < result.GetLength(1); column++)
                result[row, column] += shift[0, column];
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
            SELU => (x => 1.0507009873554805 * (x >= 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
                x => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.Exp(x))),
            Softplus => (x => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x))), Logistic),
            Softsign => (x => x / (1 + Math.Abs(x)), x => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)))),
            Step => (x => x >= 0 ? 1 : 0, _ => 0),
            StraightThroughStep => (x => x >= 0 ? 1 : 0, x => Math.Abs(x) < 1 ? 1 : 0),
            GELU => (x => x * NormalCdf(x), x => NormalCdf(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
            GELUTanh => (x => x * Logistic(TanhArgument(x)), GeluTanhDerivative),
            SiLU => (x => x * Logistic(x), x => Logistic(x) * (1 + x * Logistic(-x))),
            HardSwish => (x => x * Math.Clamp(x + 3, 0, 6) / 6, x => x < -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5),
            _ => throw new ArgumentException("An activation without a reference.", nameof(activation)),
        };

    /// <summary>Φ(x): a continued fraction in the tail, elsewhere a series whose terms all have one sign.</summary>
    public static double NormalCdf(double x)
    {
        if (x > 0)
            return 1 - NormalCdf(-x);
        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (x < -4)
        {
            double fraction = 0;
            for (int k = 80; k > 0; k--)
                fraction = k / (-x + fraction);
            return density / (-x + fraction);
        }

        double sum = 0, term = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            sum += term;
            term *= x * x / (2 * n + 1);
        }

        return 0.5 + sum * density;
    }

    private static double TanhArgument(double x) => 2 * Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);

    private static double GeluTanhDerivative(double x)
    {
        double s = Logistic(TanhArgument(x));
        return s + x * s * (1 - s) * 2 * Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    }
}
