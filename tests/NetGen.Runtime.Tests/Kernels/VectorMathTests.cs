using NetGen.Kernels;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The bounds that the documentation of <see cref="VectorMath"/> states, over samples of all floats.</summary>
public class VectorMathTests
{
    // Where exp becomes 0 or ∞, changes its power of two or stops changing its result, sigmoid and tanh alike; their neighbours are tested.
    private static readonly float[] Thresholds =
    [
        0, 1, 88.72283f, 89, -86.9895f, -87, -87.33655f, -103.97f, -30, 15, -15, 16.635532f, 9.010913f, 0.34657359f, -0.34657359f, 1.0397208f,
        -1.0397208f, 87.68f, -87.68f, float.Epsilon, 1.17549435e-38f, -1.17549435e-38f, 1e-40f, -1e-40f, float.MaxValue, float.MinValue,
    ];

    // What exp would return below it could be denormal.
    private static readonly double LowestExp = Math.Pow(2, -125.49);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Exp_is_within_one_ulp_and_a_tenth_everywhere(EngineKind engine)
    {
        AssertUlps<ExpFunction>(engine, Math.Exp, _ => true, 1.1, LowestExp);
        Assert.Equal(float.PositiveInfinity, Apply<ExpFunction>(engine, [88.73f])[0]);
        Assert.Equal(1.69e-38f, Apply<ExpFunction>(engine, [-86.97f])[0], 1e-40f);
        Assert.Equal(0f, Apply<ExpFunction>(engine, [-86.99f])[0]);
        Assert.Equal(1f, Apply<ExpFunction>(engine, [0f])[0]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void ExpOfNegative_is_within_one_ulp_and_a_tenth_below_zero(EngineKind engine) =>
        AssertUlps<ExpOfNegativeFunction>(engine, Math.Exp, x => x <= 0, 1.1, LowestExp);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void ExpMinusOne_is_within_one_and_a_half_ulp_below_zero(EngineKind engine) =>
        AssertUlps<ExpMinusOneFunction>(
            engine, x => Math.Abs(x) < 1e-5 ? x + x * x / 2 + x * x * x / 6 : Math.Exp(x) - 1, x => x <= 0, 1.5);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void LogOnePlus_is_within_two_and_a_half_ulp_from_0_to_1(EngineKind engine) =>
        AssertUlps<LogOnePlusFunction>(
            engine, x => x < 1e-4 ? x - x * x / 2 + x * x * x / 3 - x * x * x * x / 4 : Math.Log(1 + x), x => x is >= 0 and <= 1, 2.5);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Sigmoid_is_within_three_ulp_everywhere(EngineKind engine) =>
        AssertUlps<SigmoidFunction>(engine, Reference.Logistic, _ => true, 3, LowestExp);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Tanh_is_within_three_ulp_everywhere_and_odd(EngineKind engine)
    {
        AssertUlps<TanhFunction>(engine, Math.Tanh, _ => true, 3);
        Assert.True(float.IsNegative(Apply<TanhFunction>(engine, [-0f])[0]));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void NormalCdf_is_within_seven_ulp_everywhere(EngineKind engine) =>
        AssertUlps<NormalCdfFunction>(engine, Reference.NormalCdf, _ => true, 7, Math.Pow(2, -94.9));

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Not_a_number_stays_not_a_number(EngineKind engine)
    {
        Assert.Equal(float.NaN, Apply<ExpFunction>(engine, [float.NaN])[0]);
        Assert.Equal(float.NaN, Apply<ExpOfNegativeFunction>(engine, [float.NaN])[0]);
        Assert.Equal(float.NaN, Apply<ExpMinusOneFunction>(engine, [float.NaN])[0]);
        Assert.Equal(float.NaN, Apply<LogOnePlusFunction>(engine, [float.NaN])[0]);
        Assert.Equal(float.NaN, Apply<SigmoidFunction>(engine, [float.NaN])[0]);
        Assert.Equal(float.NaN, Apply<TanhFunction>(engine, [float.NaN])[0]);
        Assert.Equal(float.NaN, Apply<NormalCdfFunction>(engine, [float.NaN])[0]);
    }

    /// <summary>Three million floats over the whole range; results below <paramref name="lowest"/> may be 0, and none denormal.</summary>
    private static void AssertUlps<TFunction>(
        EngineKind engine, Func<double, double> truth, Func<float, bool> domain, double bound, double lowest = 0)
        where TFunction : struct, IFunction
    {
        float[] samples = [.. Samples().Where(x => !float.IsNaN(x) && domain(x))];
        float[] results = Apply<TFunction>(engine, samples);
        for (int i = 0; i < results.Length; i++)
        {
            double expected = truth(samples[i]);
            if (lowest > 0)
                Assert.False(float.IsSubnormal(results[i]), $"f({samples[i]:R}) is denormal: {results[i]:R}.");
            if (results[i] == 0 && Math.Abs(expected) < lowest)
                continue;
            if (!(Ulps(results[i], expected) <= bound))
                Assert.Fail($"f({samples[i]:R}) is {results[i]:R}, but should be {expected:R}: {Ulps(results[i], expected)} ulp.");
        }
    }

    private static IEnumerable<float> Samples()
    {
        yield return float.PositiveInfinity;
        yield return float.NegativeInfinity;
        yield return -0f;
        foreach (float threshold in Thresholds)
        {
            for (int distance = -1000; distance <= 1000; distance++)
                yield return BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(threshold) + distance);
        }

        // A prime step, so that the samples differ in every bit.
        const uint step = 1429;
        for (ulong bits = 0; bits <= uint.MaxValue; bits += step)
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
    }

    private static double Ulps(float value, double truth)
    {
        // The nearest float to the truth is infinite from here on.
        if (Math.Abs(truth) >= 3.4028235677973366e38)
            return float.IsInfinity(value) ? 0 : double.PositiveInfinity;
        int exponent = truth == 0 ? -126 : Math.Max(Math.ILogB(truth), -126);
        return Math.Abs(value - truth) / Math.ScaleB(1, exponent - 23);
    }

    private static unsafe float[] Apply<TFunction>(EngineKind engine, float[] x)
        where TFunction : struct, IFunction
    {
        var y = new float[x.Length];
        fixed (float* px = x, py = y)
        {
            var kernel = new MapKernel<TFunction>(px, py, x.Length);
            Engine.Run(engine, ref kernel);
        }

        return y;
    }

    private interface IFunction
    {
        static abstract TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector>;
    }

    private readonly unsafe struct MapKernel<TFunction>(float* x, float* y, nint length) : IKernel
        where TFunction : struct, IFunction
    {
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint i = 0; i < length; i += TVector.Width)
                TFunction.Apply(TVector.Load(x + i, length - i)).Store(y + i, length - i);
        }
    }

    private readonly struct ExpFunction : IFunction
    {
        public static TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector> => VectorMath.Exp(x);
    }

    private readonly struct ExpOfNegativeFunction : IFunction
    {
        public static TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector> => VectorMath.ExpOfNegative(x);
    }

    private readonly struct ExpMinusOneFunction : IFunction
    {
        public static TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector> => VectorMath.ExpMinusOne(x);
    }

    private readonly struct LogOnePlusFunction : IFunction
    {
        public static TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector> => VectorMath.LogOnePlus(x);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        public static TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector> => VectorMath.Sigmoid(x);
    }

    private readonly struct TanhFunction : IFunction
    {
        public static TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector> => VectorMath.Tanh(x);
    }

    private readonly struct NormalCdfFunction : IFunction
    {
        public static TVector Apply<TVector>(TVector x)
            where TVector : struct, ISimd<TVector> => VectorMath.NormalCdf(x);
    }
}
