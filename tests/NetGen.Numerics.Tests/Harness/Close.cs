namespace NetGen.Numerics.Tests.Harness;

/// <summary>Comparison with the truth, relative to the largest value of a tensor.</summary>
internal static class Close
{
    /// <summary>The error allowed to one operation in float32.</summary>
    public const double OneOperation = 1e-5;

    /// <summary>The error allowed to a whole network after 20 steps in float32.</summary>
    public const double TwentySteps = 1e-4;

    /// <summary>What double and the 12 digits of a vector file allow.</summary>
    public const double Double = 1e-10;

    public static void Equal(double[,] expected, double[,] actual, double tolerance, string what)
    {
        Assert.Equal((expected.GetLength(0), expected.GetLength(1)), (actual.GetLength(0), actual.GetLength(1)));
        double allowed = tolerance * Largest(expected);
        for (int row = 0; row < expected.GetLength(0); row++)
        {
            for (int column = 0; column < expected.GetLength(1); column++)
            {
                // Written so that NaN fails.
                (double e, double a) = (expected[row, column], actual[row, column]);
                if (!(Math.Abs(e - a) <= allowed))
                    Assert.Fail(FormattableString.Invariant($"{what}[{row}, {column}] is {a:G9}, not {e:G9}; allowed is {allowed:G3}."));
            }
        }
    }

    public static void Equal(double expected, double actual, double tolerance, string what) =>
        Equal(new[,] { { expected } }, new[,] { { actual } }, tolerance, what);

    public static double Largest(double[,] values) => values.Cast<double>().Max(Math.Abs);
}
