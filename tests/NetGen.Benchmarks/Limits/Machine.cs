using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Benchmarks;

/// <summary>What one core of this machine can do with vectors of one width.</summary>
internal abstract class Machine
{
    /// <summary>The widths that the hardware has, the widest first.</summary>
    public static IReadOnlyList<Machine> All { get; } =
    [
        .. Vector512.IsHardwareAccelerated ? [new Machine<Vector512<float>, Width512>()] : Array.Empty<Machine>(),
        .. Vector256.IsHardwareAccelerated ? [new Machine<Vector256<float>, Width256>()] : Array.Empty<Machine>(),
        new Machine<Vector128<float>, Width128>(),
    ];

    /// <summary>Bits in a vector.</summary>
    public abstract int Bits { get; }

    /// <summary>The machine as an engine uses it; null for the engine that has no vectors of its own.</summary>
    public static Machine? Of(EngineKind engine) =>
        All.FirstOrDefault(machine => engine.ToString() == $"Vector{machine.Bits}");

    /// <summary>Multiply-adds in registers, counted in floating-point operations.</summary>
    public abstract Load MultiplyAdds();

    /// <summary>Reading so many bytes again and again.</summary>
    public abstract Load Read(long bytes);

    /// <summary>Passes over parameters, gradients and states as an optimiser's step makes them.</summary>
    public abstract Load Pass(AlignedBuffer parameters, AlignedBuffer gradients, AlignedBuffer state);
}

/// <summary>Work of a known amount.</summary>
/// <param name="Side">Does it.</param>
/// <param name="Amount">Floating-point operations or bytes in one repetition.</param>
/// <param name="Unit">The unit of a billion of them in a second.</param>
internal sealed record Load(ISide Side, double Amount, string Unit);

internal sealed unsafe class Machine<TVector, TWidth> : Machine
    where TVector : struct
    where TWidth : struct, IWidth<TVector>
{
    private const int Rounds = 1000;

    private static float _result;

    public override int Bits => TWidth.Floats * 32;

    public override Load MultiplyAdds() =>
        new(new LocalSide(RunMultiplyAdds), (double)Rounds * MachineLoops.VectorsPerRound * TWidth.Floats * 2, "GFLOPS");

    public override Load Read(long bytes)
    {
        int floats = (int)(bytes / sizeof(float) / 128 * 128);
        var buffer = new AlignedBuffer(floats);
        // Pages that nobody has written are one and the same page of zeros.
        buffer.Span.Fill(1);
        return new Load(new LocalSide(repetitions => RunRead(buffer.Span, repetitions)), (double)floats * sizeof(float), "GB/s");
    }

    public override Load Pass(AlignedBuffer parameters, AlignedBuffer gradients, AlignedBuffer state)
    {
        int count = parameters.Span.Length;
        int states = state.Span.Length / count;
        return new Load(
            new LocalSide(repetitions => RunPass(parameters.Span, gradients.Span, state.Span, states, repetitions)),
            PassBytes(count, states), "GB/s");
    }

    /// <summary>Gradients are read, parameters and states read and written.</summary>
    public static double PassBytes(int count, int states) => (double)count * sizeof(float) * (1 + 2 * (1 + states));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunMultiplyAdds(int repetitions)
    {
        for (; repetitions > 0; repetitions--)
            _result += MachineLoops.MultiplyAdds<TVector, TWidth>(Rounds);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunRead(Span<float> buffer, int repetitions)
    {
        fixed (float* source = buffer)
        {
            for (; repetitions > 0; repetitions--)
                _result += MachineLoops.Read<TVector, TWidth>(source, buffer.Length);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunPass(Span<float> parameters, Span<float> gradients, Span<float> state, int states, int repetitions)
    {
        fixed (float* p = parameters, g = gradients, s = state)
        {
            for (; repetitions > 0; repetitions--)
                MachineLoops.Pass<TVector, TWidth>(p, g, s, parameters.Length, states, zero: 0);
        }
    }
}
