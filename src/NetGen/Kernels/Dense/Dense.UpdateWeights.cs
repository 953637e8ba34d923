using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>W ← the optimiser's step along dW = xᵀ·dy, which is used block by block and stored nowhere.</summary>
    /// <remarks>
    /// The same bits as <c>WeightGradient</c> followed by <c>Optimizer.Update</c>. Zeros of x, or else those of dy, may be left out, and then
    /// 0 · ∞ and 0 · NaN count as 0.
    /// </remarks>
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
        /// <summary>Floats of the gradient at a time: 64 KB, in at least eight rows.</summary>
        private const int BlockFloats = 16 * 1024, BlockColumns = BlockFloats / 8;

        /// <summary>Rows and columns of the gradient at a time where it is computed transposed: 64 KB.</summary>
        private const int TransposedBlock = 128;

        [SkipLocalsInit]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            if (rows == 1)
            {
                RunSingleRow<TVector>();
                return;
            }

            // What an optimiser touches comes fast only in the order it lies: a whole block of rows after the product, not tile by tile.
            float* gradient = stackalloc float[BlockFloats];
            if (TransposePays<TVector>())
            {
                RunTransposed<TVector>(gradient);
                return;
            }

            nint parts = Product.Ceiling(outputs, BlockColumns);
            for (nint part = 0; part < parts; part++)
            {
                nint column = Check.RoundUp((int)(outputs * part / parts)), end = Check.RoundUp((int)(outputs * (part + 1) / parts));
                RunColumns<TVector>(column, Math.Min(end, outputs) - column, gradient);
            }
        }

        [MethodImpl(Compiled.AtOnce)]
        private void RunColumns<TVector>(nint column, nint columns, float* gradient)
            where TVector : struct, ISimd<TVector>
        {
            nint width = Product.Ceiling(columns, TVector.Width) * TVector.Width;
            nint blocks = Product.Ceiling(inputs, BlockFloats / width);
            for (nint block = 0; block < blocks; block++)
            {
                nint row = inputs * block / blocks, blockRows = inputs * (block + 1) / blocks - row;
                Product.Run<TVector, ActivationSink<Identity>>(
                    blockRows, columns, new Factors(rows, x + row, 1, xStride, dy + column, stride), null,
                    new ActivationSink<Identity>(gradient, width, default));
                Update<TVector>(blockRows, width, gradient, row * stride + column);
            }
        }

        /// <summary>Whether dy is mostly zeros where x is not, and the rows of x may be read by whole vectors.</summary>
        private bool TransposePays<TVector>()
            where TVector : struct, ISimd<TVector> =>
            inputs % TVector.Width == 0 && !SparseProduct.Pays<TVector>(inputs, outputs, new Factors(rows, x, 1, xStride, dy, stride)) &&
            SparseProduct.Pays<TVector>(outputs, inputs, new Factors(rows, dy, 1, stride, x, xStride));

        /// <summary>dWᵀ = dyᵀ·x, so that the zeros of dy can be left out.</summary>
        [MethodImpl(Compiled.AtOnce)]
        [SkipLocalsInit]
        private void RunTransposed<TVector>(float* gradient)
            where TVector : struct, ISimd<TVector>
        {
            float* sums = stackalloc float[TransposeSink.BlockRows * TransposedBlock];
            nint outputUnits = Product.Ceiling(outputs, Check.RowUnit), inputUnits = Product.Ceiling(inputs, Check.RowUnit);
            nint parts = Product.Ceiling(outputs, TransposedBlock), blocks = Product.Ceiling(inputs, TransposedBlock);
            for (nint part = 0; part < parts; part++)
            {
                nint column = outputUnits * part / parts * Check.RowUnit, width = outputUnits * (part + 1) / parts * Check.RowUnit - column;
                for (nint block = 0; block < blocks; block++)
                {
                    nint row = inputUnits * block / blocks * Check.RowUnit;
                    nint blockRows = Math.Min(inputs, inputUnits * (block + 1) / blocks * Check.RowUnit) - row;
                    SparseProduct.Run<TVector, TransposeSink>(
                        width, blockRows, new Factors(rows, dy + column, 1, stride, x + row, xStride), null,
                        new TransposeSink(gradient, blockRows, width, sums, TransposedBlock));
                    Update<TVector>(blockRows, width, gradient, row * stride + column);
                }
            }
        }

        [MethodImpl(Compiled.AtOnce)]
        private void Update<TVector>(nint count, nint width, float* gradient, nint offset)
            where TVector : struct, ISimd<TVector>
        {
            // Rows without padding are one long row.
            if (width == stride)
                (count, width) = (1, count * width);

            TOptimizer rule = optimizer;
            for (; count > 0; count--, gradient += width, offset += stride)
            {
                for (nint i = 0; i < width; i += TVector.Width)
                    rule.Update(weights + offset + i, TVector.Load(gradient + i), state + offset + i, stateStride, TVector.Width);
            }
        }

        /// <summary>The gradient of one sample is a product of two vectors, of which nothing needs to be gathered in a tile.</summary>
        [MethodImpl(Compiled.AtOnce)]
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
