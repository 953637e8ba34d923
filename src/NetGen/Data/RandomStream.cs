namespace NetGen.Training;

/// <summary>
/// Random numbers for orders, splits and draws: SplitMix64 (Steele, Lea and Flood 2014), the same on every machine and in every version.
/// </summary>
internal struct RandomStream
{
    private ulong _state;

    public RandomStream(int seed, int stream)
    {
        _state = ((ulong)(uint)stream << 32) | (uint)seed;
        _state = Next(); // neighbouring seeds must not give shifted copies of one sequence
    }

    /// <summary>Fisher and Yates' shuffle: every order is as likely.</summary>
    public void Shuffle(Span<int> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    /// <summary>A whole number in [0, bound), without bias (Lemire 2019).</summary>
    public int Below(int bound)
    {
        ulong product = (Next() >> 32) * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            uint threshold = (uint)-bound % (uint)bound;
            while ((uint)product < threshold)
                product = (Next() >> 32) * (uint)bound;
        }
        return (int)(product >> 32);
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1L << 53));

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
