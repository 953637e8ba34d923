using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Declarations.ActivationFunction;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>Real networks of 200 units, drawn and run in double, against the recursion.</summary>
public sealed class MonteCarloTests
{
    private const int Width = 200;
    private const int Hidden = 5;
    private const int Draws = 40;

    [Theory]
    [InlineData(Sigmoid, Initializer.LecunNormal, 0)]
    [InlineData(Tanh, Initializer.HeNormal, 0)]
    [InlineData(ReLU, Initializer.HeNormal, 0)]
    [InlineData(ELU, Initializer.GlorotNormal, 0)]
    [InlineData(Sigmoid, Initializer.HeNormal, 0.2)]
    [InlineData(Tanh, Initializer.LecunNormal, 0.5)]
    [InlineData(ReLU, Initializer.HeNormal, 0.3)]
    [InlineData(ELU, Initializer.LecunNormal, 0.4)]
    public void The_recursion_follows_networks_that_are_wide(ActivationFunction function, Initializer init, double rate)
    {
        List<DeclarationItem> items = [Input(Width)];
        for (int layer = 0; layer < Hidden; layer++)
        {
            items.AddRange([Dense(Width) with { Init = init }, Activation(function)]);
            if (rate > 0)
                items.Add(Dropout(rate));
        }

        items.Add(Dense(Width) with { Init = init });
        NetworkGraph graph = Graph([.. items]);
        SignalProfile profile = SignalProfile.Of(graph)!;
        DenseNode[] layers = [.. graph.Nodes.OfType<DenseNode>()];
        double deviation = layers[0].Initializer.StandardDeviation;
        Random random = new(7);
        Network[] networks = [.. Enumerable.Range(0, Draws).Select(_ => Network.Draw(random, function, deviation, rate))];

        SignalRow last = profile.Rows[layers[^1].Id];
        Near(networks.Average(network => network.Variance), last.Variance);
        Near(networks.Average(network => network.InputDifference), last.Variance * last.Distance);
        Near(networks.Average(network => network.GradientGain), Math.Pow(profile.Rows[layers[0].Id].Amplitude!.Value, 2));
        if (rate > 0)
        {
            Near(networks.Average(network => network.MaskDifference), last.Variance * last.MaskDistance);
            Near(networks.Average(network => network.BothDifference), last.Variance * last.BothDistance);
        }
    }

    /// <summary>Mean squares, of which 40 draws leave a standard error of up to 8 %.</summary>
    private static void Near(double measured, double predicted) =>
        Assert.True(Math.Abs(Math.Sqrt(measured / predicted) - 1) < 0.1, $"{measured:R} measured, {predicted:R} predicted");

    /// <summary>Figures of the last layer of one draw; half mean squares of differences.</summary>
    private sealed record Network(double Variance, double InputDifference, double MaskDifference, double BothDifference, double GradientGain)
    {
        public static Network Draw(Random random, ActivationFunction function, double deviation, double rate)
        {
            double[][,] weights = [.. Enumerable.Range(0, Hidden + 1).Select(_ => Matrix(random, deviation))];
            double[][] masks = Masks(random, rate);
            double[] input = Normal(random);
            (double[] first, double[][] slopes) = Forward(input, weights, masks, function);
            (double[] second, _) = Forward(Normal(random), weights, masks, function);
            double[][] otherMasks = Masks(random, rate);
            (double[] masked, _) = Forward(input, weights, otherMasks, function);
            (double[] other, _) = Forward(Normal(random), weights, otherMasks, function);

            double[] gradient = Normal(random);
            double before = gradient.Sum(Square);
            for (int layer = Hidden - 1; layer >= 0; layer--)
            {
                double[] next = gradient;
                int index = layer;
                gradient = [.. Enumerable.Range(0, Width).Select(i =>
                    slopes[index][i] * Enumerable.Range(0, Width).Sum(j => weights[index + 1][i, j] * next[j]))];
            }

            return new Network(
                first.Average(Square),
                first.Zip(second, (a, b) => Square(a - b)).Average() / 2,
                first.Zip(masked, (a, b) => Square(a - b)).Average() / 2,
                first.Zip(other, (a, b) => Square(a - b)).Average() / 2,
                gradient.Sum(Square) / before);
        }

        private static (double[] Values, double[][] Slopes) Forward(double[] values, double[][,] weights, double[][] masks, ActivationFunction function)
        {
            var slopes = new double[Hidden][];
            values = Times(values, weights[0]);
            for (int layer = 0; layer < Hidden; layer++)
            {
                double[] mask = masks[layer];
                slopes[layer] = [.. values.Select((x, i) => mask[i] * Slope(function, x))];
                values = Times([.. values.Select((x, i) => mask[i] * Value(function, x))], weights[layer + 1]);
            }

            return (values, slopes);
        }

        private static double[] Times(double[] values, double[,] weights) =>
            [.. Enumerable.Range(0, Width).Select(j => Enumerable.Range(0, Width).Sum(i => values[i] * weights[i, j]))];

        private static double[][] Masks(Random random, double rate) =>
            [.. Enumerable.Range(0, Hidden).Select(_ =>
                Enumerable.Range(0, Width).Select(_ => random.NextDouble() < rate ? 0 : 1 / (1 - rate)).ToArray())];

        private static double[,] Matrix(Random random, double deviation)
        {
            double[,] matrix = new double[Width, Width];
            for (int i = 0; i < Width; i++)
            {
                double[] row = Normal(random);
                for (int j = 0; j < Width; j++)
                    matrix[i, j] = deviation * row[j];
            }

            return matrix;
        }

        private static double[] Normal(Random random) => [.. Enumerable.Range(0, Width).Select(_ =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

        private static double Value(ActivationFunction function, double x) => function switch
        {
            Sigmoid => 1 / (1 + Math.Exp(-x)),
            Tanh => Math.Tanh(x),
            ReLU => Math.Max(0, x),
            _ => x >= 0 ? x : Math.Exp(x) - 1,
        };

        private static double Slope(ActivationFunction function, double x) => function switch
        {
            Sigmoid => Value(Sigmoid, x) * Value(Sigmoid, -x),
            Tanh => 1 - Math.Tanh(x) * Math.Tanh(x),
            ReLU => x > 0 ? 1 : 0,
            _ => x >= 0 ? 1 : Math.Exp(x),
        };

        private static double Square(double x) => x * x;
    }
}
