namespace NetGen.Kernels;

/// <summary>Mixes the bits of integers: the source of all random numbers, computed from counters instead of a state.</summary>
internal static class Mixer
{
    /// <summary>2⁶⁴ over the golden ratio, odd: the step between counters.</summary>
    public const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A bijection of 64-bit integers (Stafford's variant 13, the finaliser of SplitMix64; Steele et al. 2014).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A key from a key and a number, so that keys of different numbers have nothing in common.</summary>
    public static ulong Combine(ulong key, int number) => Mix(Mix(key + Golden) ^ (uint)number);
}
