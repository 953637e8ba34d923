using NetGen.Kernels;

namespace NetGen.Training;

/// <summary>The random numbers of one augmentation of one sample in one epoch, computed from those four alone.</summary>
internal struct SampleRandom(int seed, int epoch, long sample, AugmentationMethod method)
{
    private readonly ulong _key = Mixer.Combine(Key(seed, epoch, sample), (int)method);
    private ulong _next;

    /// <summary>A number inside (0, 1), one of 2⁵² that are evenly spaced.</summary>
    public double Uniform() => ((Mixer.Mix(_key + ++_next * Mixer.Golden) >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>A number between two others.</summary>
    public double Between(double low, double high) => low + (high - low) * Uniform();

    /// <summary>A whole number in [0, bound), each as likely up to 2⁻⁴⁰.</summary>
    public int Below(int bound) => (int)(Uniform() * bound);

    /// <summary>Heads or tails.</summary>
    public bool Coin() => Uniform() < 0.5;

    /// <summary>A number of the standard normal distribution.</summary>
    public double Normal() => NormalDistribution.Quantile(Uniform());

    /// <summary>A number of Beta(α, α), as the quotient x/(x + y) of two of Gamma(α).</summary>
    public double Beta(double alpha)
    {
        double x = Gamma(alpha), y = Gamma(alpha);
        return x + y > 0 ? x / (x + y) : Coin() ? 1 : 0; // with so small an α, one of both is all
    }

    /// <summary>A number of Gamma(α), scale 1 (Marsaglia and Tsang 2000; for α below 1 by way of α + 1).</summary>
    private double Gamma(double alpha)
    {
        if (alpha < 1)
            return Gamma(alpha + 1) * Math.Pow(Uniform(), 1 / alpha);
        double d = alpha - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = Normal(), root = 1 + c * normal;
            double v = root * root * root;
            if (root > 0 && Math.Log(Uniform()) < 0.5 * normal * normal + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }

    private static ulong Key(int seed, int epoch, long sample) =>
        Mixer.Combine(Mixer.Combine(Mixer.Combine(Mixer.Combine(0, seed), epoch), (int)sample), (int)(sample >> 32));
}
