using System.Runtime.CompilerServices;

namespace NetGen.Benchmarks;

/// <summary>
/// The loops that find out what one core can do. Each is a method of its own, compiled at once and fully, and its accumulators are explicit
/// locals: only so they stay in registers.
/// </summary>
internal static unsafe class MachineLoops
{
    /// <summary>Multiply-adds of a round of <see cref="MultiplyAdds"/>, in vectors.</summary>
    public const int VectorsPerRound = 12 * RoundsUnrolled;

    private const int RoundsUnrolled = 2;

    /// <summary>Twelve independent chains of multiply-adds: more than two units with a latency of four cycles can keep in flight.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float MultiplyAdds<TVector, TWidth>(int rounds)
        where TVector : struct
        where TWidth : struct, IWidth<TVector>
    {
        TVector x = TWidth.Create(0.999f), y = TWidth.Create(0.001f);
        TVector s0 = y, s1 = y, s2 = y, s3 = y, s4 = y, s5 = y, s6 = y, s7 = y, s8 = y, s9 = y, s10 = y, s11 = y;
        for (; rounds > 0; rounds--)
        {
            s0 = TWidth.MultiplyAdd(s0, x, y);
            s1 = TWidth.MultiplyAdd(s1, x, y);
            s2 = TWidth.MultiplyAdd(s2, x, y);
            s3 = TWidth.MultiplyAdd(s3, x, y);
            s4 = TWidth.MultiplyAdd(s4, x, y);
            s5 = TWidth.MultiplyAdd(s5, x, y);
            s6 = TWidth.MultiplyAdd(s6, x, y);
            s7 = TWidth.MultiplyAdd(s7, x, y);
            s8 = TWidth.MultiplyAdd(s8, x, y);
            s9 = TWidth.MultiplyAdd(s9, x, y);
            s10 = TWidth.MultiplyAdd(s10, x, y);
            s11 = TWidth.MultiplyAdd(s11, x, y);

            s0 = TWidth.MultiplyAdd(s0, x, y);
            s1 = TWidth.MultiplyAdd(s1, x, y);
            s2 = TWidth.MultiplyAdd(s2, x, y);
            s3 = TWidth.MultiplyAdd(s3, x, y);
            s4 = TWidth.MultiplyAdd(s4, x, y);
            s5 = TWidth.MultiplyAdd(s5, x, y);
            s6 = TWidth.MultiplyAdd(s6, x, y);
            s7 = TWidth.MultiplyAdd(s7, x, y);
            s8 = TWidth.MultiplyAdd(s8, x, y);
            s9 = TWidth.MultiplyAdd(s9, x, y);
            s10 = TWidth.MultiplyAdd(s10, x, y);
            s11 = TWidth.MultiplyAdd(s11, x, y);
        }

        return Total<TVector, TWidth>(
            Total<TVector, TWidth>(s0, s1, s2, s3), Total<TVector, TWidth>(s4, s5, s6, s7), Total<TVector, TWidth>(s8, s9, s10, s11));
    }

    /// <summary>Reads an array from front to end, eight vectors a round.</summary>
    /// <param name="source">The array.</param>
    /// <param name="floats">Its length, a multiple of 128.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Read<TVector, TWidth>(float* source, nint floats)
        where TVector : struct
        where TWidth : struct, IWidth<TVector>
    {
        TVector zero = TWidth.Create(0);
        TVector s0 = zero, s1 = zero, s2 = zero, s3 = zero, s4 = zero, s5 = zero, s6 = zero, s7 = zero;
        for (float* end = source + floats; source < end; source += 8 * TWidth.Floats)
        {
            s0 = TWidth.Add(s0, TWidth.Load(source));
            s1 = TWidth.Add(s1, TWidth.Load(source + TWidth.Floats));
            s2 = TWidth.Add(s2, TWidth.Load(source + 2 * TWidth.Floats));
            s3 = TWidth.Add(s3, TWidth.Load(source + 3 * TWidth.Floats));
            s4 = TWidth.Add(s4, TWidth.Load(source + 4 * TWidth.Floats));
            s5 = TWidth.Add(s5, TWidth.Load(source + 5 * TWidth.Floats));
            s6 = TWidth.Add(s6, TWidth.Load(source + 6 * TWidth.Floats));
            s7 = TWidth.Add(s7, TWidth.Load(source + 7 * TWidth.Floats));
        }

        return TWidth.Sum(Total<TVector, TWidth>(Total<TVector, TWidth>(s0, s1, s2, s3), Total<TVector, TWidth>(s4, s5, s6, s7), zero, zero));
    }

    /// <summary>
    /// Passes over arrays as an optimiser's step does, with next to no arithmetic: reads gradients, reads and writes parameters and one or two
    /// states for each.
    /// </summary>
    /// <param name="parameters">Their values stay as they are.</param>
    /// <param name="gradients">As many.</param>
    /// <param name="state">The states one after the other; their values stay as they are.</param>
    /// <param name="count">The number of parameters, a multiple of 64.</param>
    /// <param name="states">1 or 2.</param>
    /// <param name="zero">0, which the compiler doesn't know.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Pass<TVector, TWidth>(float* parameters, float* gradients, float* state, nint count, int states, float zero)
        where TVector : struct
        where TWidth : struct, IWidth<TVector>
    {
        TVector factor = TWidth.Create(zero);
        float* second = state + count;
        if (states == 1)
        {
            for (nint i = 0; i < count; i += 2 * TWidth.Floats)
            {
                PassOne<TVector, TWidth>(parameters + i, gradients + i, state + i, factor);
                PassOne<TVector, TWidth>(parameters + i + TWidth.Floats, gradients + i + TWidth.Floats, state + i + TWidth.Floats, factor);
            }

            return;
        }

        for (nint i = 0; i < count; i += 2 * TWidth.Floats)
        {
            nint next = i + TWidth.Floats;
            PassOne<TVector, TWidth>(parameters + i, gradients + i, state + i, factor);
            TWidth.Store(TWidth.MultiplyAdd(TWidth.Load(gradients + i), factor, TWidth.Load(second + i)), second + i);
            PassOne<TVector, TWidth>(parameters + next, gradients + next, state + next, factor);
            TWidth.Store(TWidth.MultiplyAdd(TWidth.Load(gradients + next), factor, TWidth.Load(second + next)), second + next);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PassOne<TVector, TWidth>(float* parameters, float* gradients, float* state, TVector factor)
        where TVector : struct
        where TWidth : struct, IWidth<TVector>
    {
        TVector g = TWidth.Load(gradients);
        TWidth.Store(TWidth.MultiplyAdd(g, factor, TWidth.Load(state)), state);
        TWidth.Store(TWidth.MultiplyAdd(g, factor, TWidth.Load(parameters)), parameters);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Total<TVector, TWidth>(TVector a, TVector b, TVector c, TVector d)
        where TVector : struct
        where TWidth : struct, IWidth<TVector> =>
        TWidth.Add(TWidth.Add(a, b), TWidth.Add(c, d));

    private static float Total<TVector, TWidth>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TWidth : struct, IWidth<TVector> =>
        TWidth.Sum(TWidth.Add(TWidth.Add(a, b), c));
}
