using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>W ← the optimiser's step along dW = xᵀ·dy, which is used tile by tile and stored nowhere.</summary>
    /// <remarks>The same bits as <c>WeightGradient</c> followed by <c>Optimizer.Update</c>.</remarks>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="inputs">Values in a row of x; 0 does nothing.</param>
    /// <param name="outputs">Values in a row of dy.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of dy and of W to the next, a multiple of 16.</param>
    /// <param name="optimizer">Its rule at this step.</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="state">The optimiser's state: state k of the weight at i is at [k · <paramref name="stateStride"/> + i].</param>
    /// <param name="stateStride">Floats from one state of a weight to its next, at least the length of W.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void UpdateWeights<TOptimizer>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> dy, int stride, TOptimizer optimizer,
        Span<float> weights, Span<float> state, int stateStride)
        where TOptimizer : struct, IOptimizer =>
        UpdateWeights(Engine.Kind, rows, inputs, outputs, x, xStride, dy, stride, optimizer, weights, state, stateStride);

    internal static unsafe void UpdateWeights<TOptimizer>(
        EngineKind engine, int rows, int inputs, int outputs, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> dy, int stride,
        TOptimizer optimizer, Span<float> weights, Span<float> state, int stateStride)
        where TOptimizer : struct, IOptimizer
    {
        if (inputs == 0)
            return;
        Check.Matrix(x.Length, rows, inputs, xStride, nameof(x));
        Check.Padded(dy.Length, rows, outputs, stride, nameof(dy));
        Check.Padded(weights.Length, inputs, outputs, stride, nameof(weights));
        Check.State<TOptimizer>(state.Length, inputs * stride, stateStride);
        fixed (float* px = x, pdy = dy, pw = weights, ps = state)
        {
            var kernel = new UpdateWeightsKernel<TOptimizer>(
                rows, inputs, outputs, px, xStride, pdy, stride, optimizer, pw, ps, stateStride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct UpdateWeightsKernel<TOptimizer>(
        nint rows, nint inputs, nint outputs, float* x, nint xStride, float* dy, nint stride, TOptimizer optimizer, float* weights,
        float* state, nint stateStride) : IKernel
        where TOptimizer : struct, IOptimizer
    {
        [SkipLocalsInit]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            if (rows == 1)
            {
                RunSingleRow<TVector>();
                return;
            }

            float* tile = stackalloc float[Product.TileFloats];
            Product.Run<TVector, UpdateSink<TOptimizer>>(
                inputs, outputs, new Factors(rows, x, 1, xStride, dy, stride), null,
                new UpdateSink<TOptimizer>(optimizer, weights, stride, state, stateStride, Prefetches, tile));
        }

        /// <summary>Whether the parameters and their state are larger than what stays in a second-level cache from step to step.</summary>
        private bool Prefetches => (long)inputs * stride * (1 + TOptimizer.StatesPerParameter) * sizeof(float) > Product.CacheBytes;

        /// <summary>The gradient of one sample is a product of two vectors, of which nothing needs to be gathered in a tile.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void RunSingleRow<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TOptimizer rule = optimizer;
            for (nint input = 0; input < inputs; input++)
            {
                TVector factor = TVector.Create(x[input]);
                nint row = input * stride;
                for (nint i = 0; i < outputs; i += TVector.Width)
                    rule.Update(weights + row + i, factor * TVector.Load(dy + i), state + row + i, stateStride, TVector.Width);
            }
        }
    }
}
