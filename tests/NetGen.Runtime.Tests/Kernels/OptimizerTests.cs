using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Each optimiser against its definition in double, over twenty prescribed gradients.</summary>
public class OptimizerTests
{
    private const int Steps = 20;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Sgd_descends_along_the_gradient(EngineKind engine) =>
        Check(engine, _ => new Sgd(0.05), (_, g, _) => 0.05 * g);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Momentum_accumulates_velocity(EngineKind engine) =>
        Check(engine, _ => new Momentum(0.05, 0.9), (_, g, state) =>
        {
            state[0] = 0.9 * state[0] + g;
            return 0.05 * state[0];
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Nesterov_looks_ahead(EngineKind engine) =>
        Check(engine, _ => new Nesterov(0.05, 0.9), (_, g, state) =>
        {
            state[0] = 0.9 * state[0] + g;
            return 0.05 * (g + 0.9 * state[0]);
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Adam_corrects_the_bias_of_its_moments(EngineKind engine) =>
        Check(engine, step => new Adam(0.01, 0.9, 0.999, 1e-8, step), (step, g, state) =>
        {
            state[0] = 0.9 * state[0] + 0.1 * g;
            state[1] = 0.999 * state[1] + 0.001 * g * g;
            double m = state[0] / (1 - Math.Pow(0.9, step));
            double v = state[1] / (1 - Math.Pow(0.999, step));
            return 0.01 * m / (Math.Sqrt(v) + 1e-8);
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void AdaGrad_divides_by_the_root_of_all_squares(EngineKind engine) =>
        Check(engine, _ => new AdaGrad(0.05, 1e-10), (_, g, state) =>
        {
            state[0] += g * g;
            return 0.05 * g / (Math.Sqrt(state[0]) + 1e-10);
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void RmsProp_divides_by_a_running_root_mean_square(EngineKind engine)
    {
        Check(engine, _ => new RmsProp<Sgd>(new Sgd(0.01), 0.9, 1e-3), (_, g, state) => 0.01 * Quotient(g, state));
        Check(engine, _ => new RmsProp<Momentum>(new Momentum(0.01, 0.9), 0.9, 1e-3), (_, g, state) =>
        {
            state[1] = 0.9 * state[1] + Quotient(g, state);
            return 0.01 * state[1];
        });

        static double Quotient(double g, double[] state)
        {
            state[0] = 0.9 * state[0] + 0.1 * g * g;
            return g / (Math.Sqrt(state[0]) + 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Centered_RmsProp_divides_by_a_running_deviation(EngineKind engine)
    {
        Check(engine, _ => new CenteredRmsProp<Sgd>(new Sgd(0.001), 0.9, 0.1), (_, g, state) => 0.001 * Quotient(g, state));
        Check(engine, _ => new CenteredRmsProp<Momentum>(new Momentum(0.001, 0.5), 0.9, 0.1), (_, g, state) =>
        {
            state[2] = 0.5 * state[2] + Quotient(g, state);
            return 0.001 * state[2];
        });

        static double Quotient(double g, double[] state)
        {
            state[0] = 0.9 * state[0] + 0.1 * g * g;
            state[1] = 0.9 * state[1] + 0.1 * g;
            return g / (Math.Sqrt(state[0] - state[1] * state[1]) + 0.1);
        }
    }

    /// <summary>The variance of equal gradients is 0, and rounding must not make it less.</summary>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Centered_RmsProp_survives_gradients_that_never_change(EngineKind engine)
    {
        float[] parameters = new float[40], gradients = new float[40], state = new float[80];
        for (int i = 0; i < 40; i++)
            gradients[i] = 0.1f + i / 7f;
        for (int step = 0; step < 3000; step++)
            Optimizer.Update(engine, new CenteredRmsProp<Sgd>(new Sgd(1e-6), 0.9, 1e-3), parameters, gradients, state, 40);
        Assert.All(parameters, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void AdaDelta_finds_its_own_rate(EngineKind engine) =>
        Check(engine, _ => new AdaDelta(1, 0.9, 1e-6), (_, g, state) =>
        {
            state[0] = 0.9 * state[0] + 0.1 * g * g;
            double step = Math.Sqrt(state[1] + 1e-6) / Math.Sqrt(state[0] + 1e-6) * g;
            state[1] = 0.9 * state[1] + 0.1 * step * step;
            return step;
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void AmsGrad_never_forgets_the_largest_square(EngineKind engine) =>
        Check(engine, step => new AmsGrad(0.01, 0.9, 0.5, 1e-8, step), (step, g, state) =>
        {
            state[0] = 0.9 * state[0] + 0.1 * g;
            state[1] = 0.5 * state[1] + 0.5 * g * g;
            state[2] = Math.Max(state[2], state[1]);
            double m = state[0] / (1 - Math.Pow(0.9, step));
            return 0.01 * m / (Math.Sqrt(state[2] / (1 - Math.Pow(0.5, step))) + 1e-8);
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Adamax_divides_by_the_largest_gradient(EngineKind engine) =>
        Check(engine, step => new Adamax(0.01, 0.9, 0.9, 1e-8, step), (step, g, state) =>
        {
            state[0] = 0.9 * state[0] + 0.1 * g;
            state[1] = Math.Max(0.9 * state[1], Math.Abs(g) + 1e-8);
            return 0.01 / (1 - Math.Pow(0.9, step)) * state[0] / state[1];
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Nadam_looks_ahead_with_a_momentum_that_warms_up(EngineKind engine)
    {
        double product = 1;
        Check(engine, step => new Nadam(0.01, 0.9, 0.999, 1e-8, 0.5, step), (step, g, state) =>
        {
            state[0] = 0.9 * state[0] + 0.1 * g;
            state[1] = 0.999 * state[1] + 0.001 * g * g;
            product = Enumerable.Range(1, step).Aggregate(1.0, (sofar, t) => sofar * Mu(t));
            double direction = (1 - Mu(step)) / (1 - product) * g + Mu(step + 1) / (1 - product * Mu(step + 1)) * state[0];
            return 0.01 * direction / (Math.Sqrt(state[1] / (1 - Math.Pow(0.999, step))) + 1e-8);
        });

        static double Mu(int step) => 0.9 * (1 - 0.5 * Math.Pow(0.96, step * 0.5));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void RAdam_rectifies_once_the_variance_is_known(EngineKind engine) =>
        Check(engine, step => new RAdam(0.01, 0.9, 0.99, 1e-8, step), (step, g, state) =>
        {
            state[0] = 0.9 * state[0] + 0.1 * g;
            state[1] = 0.99 * state[1] + 0.01 * g * g;
            double m = state[0] / (1 - Math.Pow(0.9, step)), correction = 1 - Math.Pow(0.99, step);
            double longest = 2 / (1 - 0.99) - 1, length = longest - 2 * step * Math.Pow(0.99, step) / correction;
            if (length <= 5)
                return 0.01 * m;
            double r = Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
            return 0.01 * r * m * Math.Sqrt(correction) / (Math.Sqrt(state[1]) + 1e-8);
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Lion_takes_the_sign_of_an_interpolation(EngineKind engine) =>
        Check(engine, _ => new Lion(0.01, 0.9, 0.5), (_, g, state) =>
        {
            double direction = Math.Sign(0.9 * state[0] + 0.1 * g);
            state[0] = 0.5 * state[0] + 0.5 * g;
            return 0.01 * direction;
        });

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Weight_decay_shrinks_parameters_before_the_step(EngineKind engine)
    {
        float[] parameters = [2f, -4f, 0f], state = [1f, 0f, 0f];
        Optimizer.Update(engine, new WeightDecay<Momentum>(new Momentum(0.5, 0.5), 0.5, 0.25), parameters, [1f, 0f, 0f], state, 3);
        Assert.Equal([2f * 0.875f - 0.5f * 1.5f, -3.5f, 0f], parameters);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_first_step_of_Adam_has_the_length_of_the_learning_rate(EngineKind engine)
    {
        float[] parameters = [0, 0, 0, 0], state = new float[8];
        Optimizer.Update(engine, new Adam(1e-3, 0.9, 0.999, 1e-8, 1), parameters, [5f, -3e-4f, 1e4f, 0f], state, 4);
        Assert.Equal(-1e-3, parameters[0], 1e-9);
        Assert.Equal(1e-3, parameters[1], 1e-7);
        Assert.Equal(-1e-3, parameters[2], 1e-9);
        Assert.Equal(0, parameters[3]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Epsilon_is_added_to_the_corrected_root(EngineKind engine)
    {
        // With g = ε the step is halved; ε inside the root or before the correction would give something else.
        float[] parameters = [0], state = new float[2];
        Optimizer.Update(engine, new Adam(1, 0.9, 0.999, 0.01, 1), parameters, [0.01f], state, 1);
        Assert.Equal(-0.5, parameters[0], 1e-6);
    }

    /// <summary>Multiplied by 0.9 the last denormal is rounded to itself, and every step with it takes a hundred times as long.</summary>
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Without_gradients_states_decay_to_zero_and_never_through_denormals(EngineKind engine)
    {
        Check(_ => new Momentum(0.05, 0.9));
        Check(_ => new Nesterov(0.05, 0.99));
        Check(step => new Adam(0.01, 0.9, 0.99, 1e-8, step));
        Check(_ => new RmsProp<Momentum>(new Momentum(0.01, 0.9), 0.9, 1e-8));
        Check(_ => new CenteredRmsProp<Momentum>(new Momentum(0.01, 0.9), 0.9, 1e-8));
        Check(_ => new AdaDelta(1, 0.9, 1e-6));
        Check(step => new Nadam(0.01, 0.9, 0.99, 1e-8, 0.004, step));
        Check(step => new RAdam(0.01, 0.9, 0.99, 1e-8, step));
        Check(_ => new Lion(0.01, 0.9, 0.99));

        void Check<TOptimizer>(Func<int, TOptimizer> rule)
            where TOptimizer : struct, IOptimizer
        {
            const int count = 35;
            float[] parameters = new float[count], gradients = new float[count], state = new float[3 * count];
            for (int i = 0; i < count; i++)
                gradients[i] = (i % 2 == 0 ? 1 : -1) * MathF.Pow(10, 2 - i);

            for (int step = 1; step <= 20_000; step++)
            {
                Optimizer.Update(engine, rule(step), parameters, gradients, state, count);
                Array.Clear(gradients);
                Assert.DoesNotContain(state, float.IsSubnormal);
            }

            Assert.DoesNotContain(state, value => value != 0);
            Assert.All(parameters, value => Assert.True(float.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Small_states_are_kept_and_what_is_not_finite_shows(EngineKind engine)
    {
        float[] parameters = new float[3], state = new float[6];
        Optimizer.Update(engine, new Adam(1, 0.9, 0.999, 1e-30, 1), parameters, [1e-14f, float.NaN, float.PositiveInfinity], state, 3);
        Assert.Equal(-1, parameters[0], 1e-5);
        Assert.Equal(float.NaN, parameters[1]);
        Assert.Equal([float.NaN, float.PositiveInfinity], state[1..3]);
        Assert.Equal([float.NaN, float.PositiveInfinity], state[4..6]);

        Optimizer.Update(engine, new Momentum(1, 0.9), parameters, [-1e-28f, float.NaN, float.NegativeInfinity], state, 3);
        Assert.Equal(float.NaN, state[1]);
        Array.Clear(state);
        Optimizer.Update(engine, new Momentum(1, 0.9), parameters, [-1e-28f, float.NaN, float.NegativeInfinity], state, 3);
        Assert.Equal([-1e-28f, float.NaN, float.NegativeInfinity], state[..3]);
    }

    [Fact]
    public void Adam_counts_steps_from_1() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(1e-3, 0.9, 0.999, 1e-8, 0));

    private static void Check<TOptimizer>(EngineKind engine, Func<int, TOptimizer> rule, Func<int, double, double[], double> displacement)
        where TOptimizer : struct, IOptimizer
    {
        foreach (int count in new[] { 1, 7, 16, 45, 1000 })
        {
            int stateStride = count + 3;
            TestMatrix parameters = TestMatrix.Unpadded(1, count).Randomize(1);
            TestMatrix state = TestMatrix.Unpadded(1, TOptimizer.StatesPerParameter * stateStride);
            state.Span.Clear();
            double[,] truth = Reference.ToDouble(parameters);
            double[][] states = [.. Enumerable.Range(0, count).Select(_ => new double[3])];
            for (int step = 1; step <= Steps; step++)
            {
                TestMatrix gradients = TestMatrix.Unpadded(1, count).Randomize(step + 1);
                Optimizer.Update(engine, rule(step), parameters.Span, gradients.Span, state.Span, stateStride);
                for (int i = 0; i < count; i++)
                    truth[0, i] -= displacement(step, gradients[0, i], states[i]);
            }

            parameters.AssertClose(truth, $"{typeof(TOptimizer).Name} of {count}", 2e-6);
            parameters.AssertNothingOutsideWasWritten();
            state.AssertNothingOutsideWasWritten();
            if (TOptimizer.StatesPerParameter > 0)
                Assert.Equal([0f, 0f, 0f], state.Span.Slice(count, 3).ToArray());
        }
    }
}
