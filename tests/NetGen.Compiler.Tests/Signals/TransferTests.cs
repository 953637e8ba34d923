using NetGen.Compiler.Declarations;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Declarations.ActivationFunction;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>Moments of activations, against definitions evaluated in other ways.</summary>
public sealed class TransferTests
{
    public static TheoryData<ActivationFunction, double, double> Cases
    {
        get
        {
            TheoryData<ActivationFunction, double, double> cases = [];
            foreach (double deviation in new[] { 0.01, 0.3, 1, 3, 20 })
            {
                foreach ((ActivationFunction function, double alpha) in
                    new[] { (Sigmoid, 0.0), (Tanh, 0), (ReLU, 0), (LeakyReLU, 0.2), (ELU, 1), (ELU, 0.5), (SELU, 0), (GELU, 0),
                        (GELUTanh, 0), (SiLU, 0), (Softplus, 0), (HardSwish, 0), (Softsign, 0) })
                {
                    cases.Add(function, alpha, deviation);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Moments_are_those_of_a_fine_sum(ActivationFunction function, double alpha, double deviation)
    {
        Transfer transfer = Transfer.Of(function, alpha);
        Near(Mean(z => Square(Value(function, alpha, deviation * z))), transfer.Square(deviation * deviation), 2e-3);
        // Where an odd function has none, an even part of a thousandth of its size would show.
        double size = Math.Sqrt(transfer.Square(deviation * deviation));
        Near(1 + Mean(z => Value(function, alpha, deviation * z)) / size, 1 + transfer.Mean(deviation * deviation) / size, 2e-3);
        Near(Mean(z => Square(Slope(function, alpha, deviation * z))), transfer.SlopeSquare(deviation * deviation), 2e-3);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_slopes_are_those_of_the_definition(ActivationFunction function, double alpha, double deviation)
    {
        Transfer transfer = Transfer.Of(function, alpha);
        foreach (double h in new[] { -2.6, -0.9, -0.03, 0.04, 0.11, 2.2 })
        {
            double x = deviation * h;
            double value = transfer.Value(x);
            double scale = 1e-9 * (1 + Math.Abs(x));
            Assert.Equal(Value(function, alpha, x), value, scale);
            Assert.Equal(Slope(function, alpha, x), transfer.Slope(x), 1e-6);
            Assert.Equal(transfer.Slope(x), transfer.Slope(x, value), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_difference_of_two_values_is_that_of_a_random_draw(ActivationFunction function, double alpha, double deviation)
    {
        foreach (double distance in new[] { 1, 0.3, 1e-2, 1e-4 })
        {
            // Common and own parts of two values with correlation 1 - distance; either sign of the common part.
            Random random = new(1);
            double common = deviation * Math.Sqrt(1 - distance / 2);
            double own = deviation * Math.Sqrt(distance / 2);
            const int Draws = 50_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < Draws; i++)
            {
                (double first, double second) = Normal(random);
                double half = (HalfSquare(common * first, own * second) + HalfSquare(-common * first, own * second)) / 2;
                sum += half;
                squares += half * half;
            }

            double mean = sum / Draws;
            double standardError = Math.Sqrt((squares / Draws - mean * mean) / Draws);
            Near(mean, Transfer.Of(function, alpha).Difference(deviation * deviation, distance), 0.005 + 4.5 * standardError / mean);
        }

        double HalfSquare(double middle, double half) =>
            Square(Value(function, alpha, middle + half) - Value(function, alpha, middle - half)) / 2;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_all_but_equal_differs_by_the_slope(ActivationFunction function, double alpha, double deviation)
    {
        Transfer transfer = Transfer.Of(function, alpha);
        double variance = deviation * deviation;
        foreach (double distance in new[] { 1e-10, 1e-14, 1e-20 })
            Near(transfer.SlopeSquare(variance) * variance * distance, transfer.Difference(variance, distance), 0.015);
    }

    [Fact]
    public void A_rectifiers_difference_is_the_arc_cosine_kernels()
    {
        // κ(c) of Cho and Saul 2009, by its definition.
        foreach (double correlation in new[] { -1, -0.5, 0, 0.5, 0.9, 1 })
        {
            double kernel = (Math.Sqrt(1 - correlation * correlation) + correlation * (Math.PI - Math.Acos(correlation))) / (2 * Math.PI);
            Assert.Equal(3 * (0.5 - kernel), new Rectifier(0).Difference(3, 1 - correlation), 1e-12);
        }
    }

    [Fact]
    public void The_difference_of_independent_values_is_their_variance()
    {
        foreach (ActivationFunction function in new[] { Sigmoid, Tanh, ReLU, ELU, SELU, GELU, GELUTanh, SiLU, Softplus, HardSwish, Softsign, Step })
        {
            double mean = Mean(z => Value(function, 1, z));
            Transfer transfer = Transfer.Of(function, 1);
            Near(transfer.Square(1) - mean * mean, transfer.Difference(1, 1), 2e-3);
        }
    }

    private static double Value(ActivationFunction function, double alpha, double x) => function switch
    {
        Sigmoid => 1 / (1 + Math.Exp(-x)),
        Tanh => Math.Tanh(x),
        ReLU => Math.Max(0, x),
        LeakyReLU => x >= 0 ? x : alpha * x,
        SELU => 1.0507009873554805 * (x >= 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        GELU => x * SmoothFunctions.NormalCdf(x),
        GELUTanh => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
        SiLU => x / (1 + Math.Exp(-x)),
        Softplus => Math.Log(1 + Math.Exp(x)),
        HardSwish => x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6,
        Softsign => x / (1 + Math.Abs(x)),
        Step => x >= 0 ? 1 : 0,
        _ => x >= 0 ? x : alpha * (Math.Exp(x) - 1),
    };

    private static double Slope(ActivationFunction function, double alpha, double x) => function switch
    {
        Sigmoid => Value(Sigmoid, 0, x) * Value(Sigmoid, 0, -x),
        Tanh => 1 - Math.Tanh(x) * Math.Tanh(x),
        ReLU => x > 0 ? 1 : 0,
        LeakyReLU => x >= 0 ? 1 : alpha,
        SELU or GELU or GELUTanh or SiLU or Softplus or HardSwish or Softsign =>
            (Value(function, alpha, x + 1e-6) - Value(function, alpha, x - 1e-6)) / 2e-6,
        _ => x >= 0 ? 1 : alpha * Math.Exp(x),
    };

    private static double Mean(Func<double, double> function)
    {
        const double Step = 1e-4;
        return Enumerable.Range(-90_000, 180_000).Sum(i =>
        {
            double z = (i + 0.5) * Step;
            return Step * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * function(z);
        });
    }

    private static (double First, double Second) Normal(Random random)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        double angle = 2 * Math.PI * random.NextDouble();
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    private static double Square(double x) => x * x;

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual / expected - 1) < tolerance, $"{actual:R} instead of {expected:R}");
}
