using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The step of an optimiser over a flat buffer of parameters.</summary>
public static class Optimizer
{
    /// <summary>Updates parameters and state in place, in one pass.</summary>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <param name="optimizer">Its rule at this step.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="gradients">g, of the same length.</param>
    /// <param name="state">State k of parameter i at [k · <paramref name="stateStride"/> + i].</param>
    /// <param name="stateStride">Floats from one state of a parameter to its next, at least the number of parameters.</param>
    /// <exception cref="ArgumentException">Gradients and parameters differ in length, or the state is too short.</exception>
    public static void Update<TOptimizer>(
        TOptimizer optimizer, Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> state, int stateStride)
        where TOptimizer : struct, IOptimizer =>
        Update(Engine.Kind, optimizer, parameters, gradients, state, stateStride);

    internal static unsafe void Update<TOptimizer>(
        EngineKind engine, TOptimizer optimizer, Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> state, int stateStride)
        where TOptimizer : struct, IOptimizer
    {
        if (gradients.Length != parameters.Length)
            throw new ArgumentException($"{parameters.Length} parameters cannot take {gradients.Length} gradients.", nameof(gradients));
        Check.State<TOptimizer>(state.Length, parameters.Length, stateStride);
        fixed (float* p = parameters, g = gradients, s = state)
        {
            var kernel = new UpdateKernel<TOptimizer>(optimizer, parameters.Length, p, g, s, stateStride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct UpdateKernel<TOptimizer>(
        TOptimizer optimizer, nint count, float* parameters, float* gradients, float* state, nint stateStride) : IKernel
        where TOptimizer : struct, IOptimizer
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TOptimizer rule = optimizer;
            nint i = 0;
            for (; i <= count - TVector.Width; i += TVector.Width)
                rule.Update(parameters + i, TVector.Load(gradients + i), state + i, stateStride, TVector.Width);
            if (i < count)
                rule.Update(parameters + i, TVector.Load(gradients + i, count - i), state + i, stateStride, count - i);
        }
    }
}
