using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Checks.CompositionChecksTests;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>Real stacks x = φ(x + W₂ φ(W₁ x)) of 200 units, drawn and run in double, against the recursion.</summary>
public sealed class ResidualMonteCarloTests
{
    private const int Width = 200;
    private const int Repeat = 8;
    private const int Draws = 30;

    [Theory]
    [InlineData(ReLU, 0.5)]
    [InlineData(ReLU, 1)]
    [InlineData(Tanh, 1)]
    public void Activations_behind_residual_sums_are_followed(ActivationFunction function, double gain)
    {
        DenseItem dense = Dense(Width) with { Init = Initializer.Normal, InitScale = Math.Sqrt(gain / Width) };
        NetworkGraph graph = Graph(
            Dense(Width, Width) with { Init = Initializer.LecunNormal },
            Residual(Block(dense, Activation(function), dense)) with { After = function, Repeat = Repeat },
            Dense(Width) with { Init = Initializer.LecunNormal },
            Loss(LossFunction.MeanSquaredError));
        SignalProfile profile = SignalProfile.Of(graph)!;

        Random random = new(3);
        double square = 0;
        double difference = 0;
        double gradient = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            (double ofSquare, double ofDifference, double ofGradient) = Draw(random, function, Math.Sqrt(gain / Width));
            square += ofSquare / Draws;
            difference += ofDifference / Draws;
            gradient += ofGradient / Draws;
        }

        Near(square, profile.Rows[2].Variance);
        Near(difference, profile.Rows[2].Variance * profile.Rows[2].Distance);
        Near(gradient, Math.Pow(profile.Rows[1].Amplitude!.Value, 2));
    }

    /// <summary>Amplitudes to 10 %.</summary>
    private static void Near(double measured, double predicted) =>
        Assert.True(Math.Abs(Math.Sqrt(measured / predicted) - 1) < 0.1, $"{measured:R} measured, {predicted:R} predicted");

    /// <summary>Mean squares of the values and of half the difference of two inputs, and the factor of the gradient's square.</summary>
    private static (double Square, double Difference, double Gradient) Draw(Random random, ActivationFunction function, double deviation)
    {
        double[] x = Normal(random, 1);
        double[] other = Normal(random, 1);
        List<(double[][] First, double[][] Second, double[] Inner, double[] Outer)> passed = [];
        for (int repeat = 0; repeat < Repeat; repeat++)
        {
            double[][] first = Matrix(random, deviation);
            double[][] second = Matrix(random, deviation);
            (x, double[] inner, double[] outer) = Step(x, first, second, function);
            (other, _, _) = Step(other, first, second, function);
            passed.Add((first, second, inner, outer));
        }

        double[] gradient = Normal(random, 1);
        double before = gradient.Sum(Square);
        foreach ((double[][] first, double[][] second, double[] inner, double[] outer) in Enumerable.Reverse(passed))
        {
            double[] sums = Product(gradient, outer);
            double[] within = Product(Transposed(second, sums), inner);
            gradient = [.. sums.Zip(Transposed(first, within), (own, mixed) => own + mixed)];
        }

        return (x.Average(Square), x.Zip(other, (a, b) => Square(a - b) / 2).Average(), gradient.Sum(Square) / before);
    }

    private static (double[] Y, double[] Inner, double[] Outer) Step(double[] x, double[][] first, double[][] second, ActivationFunction function)
    {
        double[] hidden = Times(first, x);
        double[] sums = [.. Times(second, [.. hidden.Select(h => Value(function, h))]).Zip(x, (f, skip) => f + skip)];
        return ([.. sums.Select(u => Value(function, u))], [.. hidden.Select(h => Slope(function, h))], [.. sums.Select(u => Slope(function, u))]);
    }

    private static double[] Times(double[][] matrix, double[] x) => [.. matrix.Select(row => row.Zip(x, (a, b) => a * b).Sum())];

    private static double[] Transposed(double[][] matrix, double[] x) =>
        [.. Enumerable.Range(0, Width).Select(column => Enumerable.Range(0, Width).Sum(row => matrix[row][column] * x[row]))];

    private static double[] Product(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x * y)];

    private static double[][] Matrix(Random random, double deviation) => [.. Enumerable.Range(0, Width).Select(_ => Normal(random, deviation))];

    private static double[] Normal(Random random, double deviation) => [.. Enumerable.Range(0, Width).Select(_ =>
        deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

    private static double Value(ActivationFunction function, double x) => function == Tanh ? Math.Tanh(x) : Math.Max(0, x);

    private static double Slope(ActivationFunction function, double x) => function == Tanh ? 1 - Math.Tanh(x) * Math.Tanh(x) : x > 0 ? 1 : 0;

    private static double Square(double x) => x * x;
}
