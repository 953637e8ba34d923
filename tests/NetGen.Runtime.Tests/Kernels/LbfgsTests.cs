using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>L-BFGS against the matrix H that it never writes down, and on functions whose minimum is known.</summary>
public class LbfgsTests
{
    /// <summary>Around a block of the sums and beyond.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(33, 5)]
    [InlineData(64, 20)]
    public void The_direction_is_that_of_the_matrix_which_the_pairs_make(int count, int history)
    {
        var optimizer = new Minimizer(count, history);
        double[] theta = [.. Enumerable.Range(0, count).Select(i => Math.Sin(i + 1.0))];
        List<(double[] S, double[] Y)> pairs = [];
        double[]? lastGradient = null, lastStep = null;
        int leftOut = 0;
        for (int step = 0; step < 12; step++)
        {
            // Of no one function: into steps 4, 8 and 12 the slope grows on the way down, and these pairs must be left out.
            float[] g = [.. theta.Select((value, i) => (float)((step % 4 == 3 ? 5 : 1) * (1 + i % 5) * value + 0.01 * Math.Cos(step * i)))];
            double[] gradient = [.. g.Select(value => (double)value)];
            if (lastGradient is not null && !Take(pairs, lastStep!, [.. gradient.Zip(lastGradient, (now, before) => now - before)], history))
                leftOut++;
            double length = lastGradient is null ? 0.5 * Math.Min(1, 1 / gradient.Sum(Math.Abs)) : 0.5;
            double[,] h = InverseSecondDerivatives(pairs, count);
            double[] expected = [.. Enumerable.Range(0, count).Select(i => -length * Enumerable.Range(0, count).Sum(j => h[i, j] * gradient[j]))];

            float[] before = optimizer.Parameters.ToArray();
            optimizer.Step(g, 0.5f);
            double largest = expected.Max(Math.Abs);
            for (int i = 0; i < count; i++)
                Assert.Equal(expected[i], optimizer.Parameters[i] - before[i], 2e-5 * Math.Max(1, largest));
            lastStep = [.. optimizer.Parameters.ToArray().Zip(before, (now, then) => (double)now - then)];
            lastGradient = gradient;
            theta = [.. theta.Zip(lastStep, (value, change) => value + change)];
        }

        Assert.True(leftOut > 0, "No pair was left out.");
        Assert.Equal(pairs.Count, optimizer.Pairs);
    }

    /// <summary>A condition number of 1000, for which gradient descent at its best rate takes more than 5,000 steps.</summary>
    [Fact]
    public void A_ravine_is_left_in_few_steps()
    {
        const int count = 20;
        double[] curvature = [.. Enumerable.Range(0, count).Select(i => Math.Pow(1000, i / (count - 1.0)))];
        var optimizer = new Minimizer(count, history: 10);
        optimizer.Parameters.Fill(1);
        int steps = 0;
        for (; Loss(optimizer.Parameters.ToArray()) > 1e-6; steps++)
        {
            Assert.True(steps < 150, $"The loss is {Loss(optimizer.Parameters.ToArray())} after {steps} steps.");
            optimizer.Step([.. optimizer.Parameters.ToArray().Select((value, i) => (float)(curvature[i] * value))], 1);
        }

        double[] descended = [.. Enumerable.Repeat(1.0, count)];
        for (int step = 0; step < 20 * steps; step++)
        {
            for (int i = 0; i < count; i++)
                descended[i] -= 2 / (1000.0 + 1) * curvature[i] * descended[i];
        }

        Assert.True(Loss([.. descended.Select(value => (float)value)]) > 1e-6, $"Gradient descent is there within 20 times {steps} steps.");

        double Loss(float[] theta) => theta.Select((value, i) => curvature[i] * value * value / 2).Sum();
    }

    [Fact]
    public void The_first_step_is_no_longer_than_1_in_all()
    {
        var optimizer = new Minimizer(4, history: 2);
        optimizer.Step([3, -1, 0, 4], 1);
        Assert.Equal([-0.375f, 0.125f, 0f, -0.5f], optimizer.Parameters.ToArray());

        optimizer = new Minimizer(4, history: 2);
        optimizer.Step([0.125f, 0, 0, -0.25f], 0.5f);
        Assert.Equal([-0.0625f, 0f, 0f, 0.125f], optimizer.Parameters.ToArray());
    }

    [Fact]
    public void Where_there_is_no_slope_nothing_moves_and_nothing_is_learned()
    {
        var optimizer = new Minimizer(3, history: 2);
        optimizer.Step([1e-7f, -1e-7f, 0], 1);
        Assert.Equal([0f, 0f, 0f], optimizer.Parameters.ToArray());
        Assert.Equal(0, optimizer.Pairs);

        // Beyond that bound, but the direction descends by less than 1e-9.
        optimizer.Step([2e-5f, 0, 0], 1);
        Assert.Equal([0f, 0f, 0f], optimizer.Parameters.ToArray());
        optimizer.Step([1, 0, 0], 1);
        Assert.Equal([-1f, 0f, 0f], optimizer.Parameters.ToArray());
        Assert.Equal(0, optimizer.Pairs);
    }

    [Fact]
    public void What_is_not_finite_shows()
    {
        var optimizer = new Minimizer(3, history: 2);
        optimizer.Step([1, float.NaN, 1], 1);
        Assert.Contains(optimizer.Parameters.ToArray(), float.IsNaN);
    }

    [Fact]
    public void Memory_that_is_too_small_is_refused()
    {
        Assert.Throws<ArgumentException>("states", () => Lbfgs.Step(new float[4], new float[7 * 4 - 1], 4, new float[7], 2, 1));
        Assert.Throws<ArgumentException>("figures", () => Lbfgs.Step(new float[4], new float[7 * 4], 4, new float[6], 2, 1));
        Assert.Throws<ArgumentException>("stateStride", () => Lbfgs.Step(new float[4], new float[7 * 4], 3, new float[7], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("history", () => Lbfgs.Step(new float[4], new float[7 * 4], 4, new float[7], 0, 1));
    }

    /// <summary>Takes up a pair, unless the function bends downwards along it.</summary>
    private static bool Take(List<(double[] S, double[] Y)> pairs, double[] s, double[] y, int history)
    {
        if (Dot(s, y) <= 1e-10)
            return false;
        pairs.Add((s, y));
        if (pairs.Count > history)
            pairs.RemoveAt(0);
        return true;
    }

    /// <summary>H = γI, then for each pair H = (I - ρsyᵀ)H(I - ρysᵀ) + ρssᵀ (Nocedal and Wright, equation 7.16).</summary>
    private static double[,] InverseSecondDerivatives(List<(double[] S, double[] Y)> pairs, int count)
    {
        double[,] h = new double[count, count];
        for (int i = 0; i < count; i++)
            h[i, i] = pairs.Count == 0 ? 1 : Dot(pairs[^1].S, pairs[^1].Y) / Dot(pairs[^1].Y, pairs[^1].Y);
        foreach ((double[] s, double[] y) in pairs)
        {
            double rho = 1 / Dot(s, y);
            double[] hy = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Sum(j => h[i, j] * y[j]))];
            double yhy = Dot(y, hy);
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                    h[i, j] += -rho * (s[i] * hy[j] + hy[i] * s[j]) + (rho * rho * yhy + rho) * s[i] * s[j];
            }
        }

        return h;
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    /// <summary>Parameters at 0, and what the optimiser remembers of them.</summary>
    private sealed class Minimizer(int count, int history)
    {
        private readonly float[] _parameters = new float[count];
        private readonly float[] _figures = new float[5 + history];
        private readonly float[] _states = new float[(3 + 2 * history) * (count + 3)];

        public Span<float> Parameters => _parameters;

        public int Pairs => (int)_figures[2];

        public void Step(float[] gradients, float rate)
        {
            Optimizer.Update(default(LbfgsGradient), _parameters, gradients, _states, count + 3);
            Lbfgs.Step(_parameters, _states, count + 3, _figures, history, rate);
        }
    }
}
