using NetGen.Compiler.Declarations;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Signals;
using static NetGen.Compiler.Tests.Declare;

namespace NetGen.Compiler.Tests.Signals;

/// <summary>The largest of normal numbers: known moments, and networks drawn and run in double.</summary>
public sealed class MaxoutSignalTests
{
    private const int Width = 120;
    private const int Layers = 3;
    private const int Networks = 30;

    [Fact]
    public void The_moments_are_the_known_ones()
    {
        // E[max] of 2, 3 and 4 numbers: 1/√π, 3/(2√π), (6/√π) arctan(√2)/π; E[max²] of 2 is 1, of 3 it is 1 + √3/(2π).
        Assert.Equal(0.5641895835477563, NormalMaximum.Of(2).Mean, 1e-6);
        Assert.Equal(0.8462843753216345, NormalMaximum.Of(3).Mean, 1e-6);
        Assert.Equal(1.0293753730039641, NormalMaximum.Of(4).Mean, 1e-6);
        Assert.Equal(1, NormalMaximum.Of(2).Square, 1e-6);
        Assert.Equal(1 + Math.Sqrt(3) / (2 * Math.PI), NormalMaximum.Of(3).Square, 1e-6);
    }

    [Fact]
    public void The_difference_of_two_is_that_of_half_the_sum_and_half_the_distance()
    {
        // max = s + |t| with s and t independent of variance ½ each, and |t| a rectifier of slope -1.
        foreach (double distance in new[] { 1e-6, 1e-3, 0.1, 0.5, 1, 1.7 })
        {
            double truth = distance / 2 + new Rectifier(-1).Difference(0.5, distance);
            Assert.Equal(1, NormalMaximum.Of(2).Difference(distance) / truth, 0.01);
        }
    }

    [Fact]
    public void The_difference_of_independent_maxima_is_their_variance()
    {
        foreach (int count in new[] { 2, 3, 5, 20 })
        {
            NormalMaximum maximum = NormalMaximum.Of(count);
            Assert.Equal(1, maximum.Difference(1) / (maximum.Square - maximum.Mean * maximum.Mean), 0.01);
        }
    }

    [Fact]
    public void The_default_weights_keep_the_mean_square()
    {
        foreach (int pieces in new[] { 2, 3, 5 })
        {
            DeclarationItem maxout = Dense(100) with { Pieces = pieces };
            SignalProfile profile = SignalProfile.Of(Graph([Input(100), .. Enumerable.Repeat(maxout, 10)]))!;
            Assert.Equal(1, profile.Rows[20].Variance, 1e-9);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_recursion_follows_networks_that_are_wide(int pieces)
    {
        DeclarationItem maxout = Dense(Width) with { Pieces = pieces };
        NetworkGraph graph = Graph([Input(Width), .. Enumerable.Repeat(maxout, Layers), Dense(Width) with { Init = Initializer.LecunNormal }]);
        SignalProfile profile = SignalProfile.Of(graph)!;
        DenseNode[] layers = [.. graph.Nodes.OfType<DenseNode>()];
        Random random = new(3);
        double variance = 0, difference = 0, gain = 0;
        for (int network = 0; network < Networks; network++)
        {
            double[][,] weights = [.. layers.Select(layer => Matrix(random, layer.Units, layer.Initializer.StandardDeviation))];
            (double[] first, int[][] winners) = Run(Normal(random, Width), weights);
            (double[] second, _) = Run(Normal(random, Width), weights);
            variance += first.Average(x => x * x) / Networks;
            difference += first.Zip(second, (a, b) => (a - b) * (a - b)).Average() / 2 / Networks;
            gain += Back(Normal(random, Width), weights, winners) / Networks;
        }

        SignalRow last = profile.Rows[layers[^1].Id];
        Near(variance, last.Variance);
        Near(difference, last.Variance * last.Distance);
        Near(gain, Math.Pow(profile.Rows[layers[0].Id].Amplitude!.Value, 2));
    }

    private static void Near(double measured, double predicted) =>
        Assert.True(Math.Abs(Math.Sqrt(measured / predicted) - 1) < 0.1, $"{measured:R} measured, {predicted:R} predicted");

    private static (double[] Values, int[][] Winners) Run(double[] values, double[][,] weights)
    {
        var winners = new int[Layers][];
        for (int layer = 0; layer < Layers; layer++)
        {
            double[] sums = Times(values, weights[layer]);
            winners[layer] = [.. Enumerable.Range(0, Width).Select(unit =>
                Enumerable.Range(0, sums.Length / Width).Select(piece => piece * Width + unit).MaxBy(column => sums[column]))];
            values = [.. winners[layer].Select(column => sums[column])];
        }

        return (Times(values, weights[Layers]), winners);
    }

    /// <summary>The mean square of the gradient at the first sums over that at the last.</summary>
    private static double Back(double[] gradient, double[][,] weights, int[][] winners)
    {
        double before = gradient.Sum(g => g * g);
        int[]? columns = null;
        for (int layer = Layers; layer > 0; layer--)
        {
            (double[] next, int[]? chosen, double[,] matrix) = (gradient, columns, weights[layer]);
            gradient = [.. Enumerable.Range(0, Width).Select(i => Enumerable.Range(0, Width).Sum(j => matrix[i, chosen?[j] ?? j] * next[j]))];
            columns = winners[layer - 1];
        }

        return gradient.Sum(g => g * g) / before;
    }

    private static double[] Times(double[] values, double[,] weights) =>
        [.. Enumerable.Range(0, weights.GetLength(1)).Select(j => Enumerable.Range(0, Width).Sum(i => values[i] * weights[i, j]))];

    private static double[,] Matrix(Random random, int columns, double deviation)
    {
        double[,] matrix = new double[Width, columns];
        for (int i = 0; i < Width; i++)
        {
            double[] row = Normal(random, columns);
            for (int j = 0; j < columns; j++)
                matrix[i, j] = deviation * row[j];
        }

        return matrix;
    }

    private static double[] Normal(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
}
