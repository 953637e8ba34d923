namespace NetGen.Kernels;

/// <summary>A sequence of random numbers that are computed from their index: any part of it, in any order, on any thread.</summary>
/// <param name="seed">The seed.</param>
/// <param name="stream">Which of the independent sequences of that seed.</param>
public readonly struct RandomSequence(int seed, int stream)
{
    private readonly ulong _key = Mixer.Combine(Mixer.Combine(0, seed), stream);

    /// <summary>64 random bits.</summary>
    /// <param name="index">The place in the sequence.</param>
    public ulong Bits(long index) => Mixer.Mix(_key + (ulong)index * Mixer.Golden);

    /// <summary>A number inside (0, 1), both ends excluded, one of 2⁵² that are evenly spaced.</summary>
    /// <param name="index">The place in the sequence.</param>
    public double Uniform(long index) => ((Bits(index) >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>A number of the standard normal distribution.</summary>
    /// <param name="index">The place in the sequence.</param>
    public double Normal(long index) => NormalDistribution.Quantile(Uniform(index));

    /// <summary>A number of the standard normal distribution given that it lies within ±2.</summary>
    /// <param name="index">The place in the sequence.</param>
    public double TruncatedNormal(long index)
    {
        const double below = 0.022750131948179209; // Φ(-2)
        return Math.Clamp(NormalDistribution.Quantile(below + Uniform(index) * (1 - 2 * below)), -2, 2);
    }
}
