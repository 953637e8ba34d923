using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>b ← the optimiser's step along db = Σ over the rows of dy.</summary>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="outputs">Values in a row of dy.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of dy to the next, a multiple of 16.</param>
    /// <param name="optimizer">Its rule at this step.</param>
    /// <param name="bias">b, [outputs] padded to a multiple of 16, as is its state; the padding stays 0.</param>
    /// <param name="state">The optimiser's state: state k of the bias at i is at [k · <paramref name="stateStride"/> + i].</param>
    /// <param name="stateStride">Floats from one state of a bias to its next, at least the number of outputs.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void UpdateBias<TOptimizer>(
        int rows, int outputs, ReadOnlySpan<float> dy, int stride, TOptimizer optimizer, Span<float> bias, Span<float> state,
        int stateStride)
        where TOptimizer : struct, IOptimizer =>
        UpdateBias(Engine.Kind, rows, outputs, dy, stride, optimizer, bias, state, stateStride);

    internal static unsafe void UpdateBias<TOptimizer>(
        EngineKind engine, int rows, int outputs, ReadOnlySpan<float> dy, int stride, TOptimizer optimizer, Span<float> bias,
        Span<float> state, int stateStride)
        where TOptimizer : struct, IOptimizer
    {
        Check.Padded(dy.Length, rows, outputs, stride, nameof(dy));
        Check.PaddedVector(bias.Length, outputs, nameof(bias));
        Check.State<TOptimizer>(state.Length, Check.RoundUp(outputs), stateStride);
        fixed (float* pdy = dy, pb = bias, ps = state)
        {
            var kernel = new UpdateBiasKernel<TOptimizer>(rows, outputs, pdy, stride, optimizer, pb, ps, stateStride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct UpdateBiasKernel<TOptimizer>(
        nint rows, nint outputs, float* dy, nint stride, TOptimizer optimizer, float* bias, float* state, nint stateStride) : IKernel
        where TOptimizer : struct, IOptimizer
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TOptimizer rule = optimizer;
            for (nint i = 0; i < outputs; i += TVector.Width)
                rule.Update(bias + i, ColumnSums.Of<TVector>(rows, dy + i, stride), state + i, stateStride, TVector.Width);
        }
    }
}
