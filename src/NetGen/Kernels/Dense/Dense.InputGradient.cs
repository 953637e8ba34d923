using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>
    /// Rows that are transposed at once: whole tiles of three vectors on every engine, few enough for the cache, and never as many as
    /// would put the rows of a transpose a multiple of 1024 bytes apart, which would crowd few sets of the cache.
    /// </summary>
    private const int TransposedRows = 240;

    /// <summary>Floats of scratch that the gradient of the input needs.</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    /// <returns>The outputs and at most 64 inputs for each row, rounded up to 16 rows, and at most 240 at a time.</returns>
    public static long InputGradientScratch(int rows, int inputs, int outputs) =>
        ((long)Math.Min(inputs, TransposeSink.BlockRows) + outputs) * TransposeStride(rows);

    /// <summary>dx = dy·Wᵀ.</summary>
    /// <remarks>
    /// Computed as dxᵀ = W·dyᵀ, which reads W in the order it lies in memory; only the small matrices are transposed. Where many
    /// values of dy are 0, as behind ReLU and dropout, as dy·Wᵀ without them; 0 · ∞ and 0 · NaN count as 0 then.
    /// The padding of dx gets 0. A single row is a matrix-vector product, whose sums run in another order than those of several rows.
    /// </remarks>
    /// <param name="rows">Samples.</param>
    /// <param name="inputs">Values in a row of dx.</param>
    /// <param name="outputs">Values in a row of dy.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>].</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of dy and of W to the next, a multiple of 16.</param>
    /// <param name="dx">[rows][<paramref name="dxStride"/>].</param>
    /// <param name="dxStride">Floats from one row of dx to the next, a multiple of 16.</param>
    /// <param name="scratch">At least <see cref="InputGradientScratch"/> floats.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void InputGradient(
        int rows, int inputs, int outputs, ReadOnlySpan<float> dy, ReadOnlySpan<float> weights, int stride, Span<float> dx, int dxStride,
        Span<float> scratch) =>
        InputGradient(Engine.Kind, rows, inputs, outputs, dy, weights, stride, dx, dxStride, scratch);

    internal static unsafe void InputGradient(
        EngineKind engine, int rows, int inputs, int outputs, ReadOnlySpan<float> dy, ReadOnlySpan<float> weights, int stride,
        Span<float> dx, int dxStride, Span<float> scratch)
    {
        Check.Padded(dy.Length, rows, outputs, stride, nameof(dy));
        Check.Padded(weights.Length, inputs, outputs, stride, nameof(weights));
        Check.Padded(dx.Length, rows, inputs, dxStride, nameof(dx));
        Check.AtLeast(scratch.Length, InputGradientScratch(rows, inputs, outputs), nameof(scratch));
        fixed (float* pdy = dy, pw = weights, pdx = dx, ps = scratch)
        {
            var kernel = new InputGradientKernel(rows, inputs, outputs, pdy, pw, stride, pdx, dxStride, ps);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct InputGradientKernel(
        nint rows, nint inputs, nint outputs, float* dy, float* weights, nint stride, float* dx, nint dxStride, float* scratch) : IKernel
    {
        /// <summary>dy and Wᵀ, of which the product takes a small part at a time and turns it.</summary>
        private Factors Transposed => new(outputs, dy, stride, 1, weights, 1, stride);

        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            if (rows == 1)
            {
                RowProducts.Run<TVector>(inputs, outputs, dy, weights, stride, dx);
            }
            else if (SparseProduct.Pays<TVector>(rows, inputs, Transposed))
            {
                SparseProduct.Run<TVector, ActivationSink<Identity>>(
                    rows, inputs, Transposed, null, new ActivationSink<Identity>(dx, dxStride, default));
            }
            else
            {
                for (nint first = 0; first < rows; first += TransposedRows)
                    RunRows<TVector>(Math.Min(TransposedRows, rows - first), dy + first * stride, dx + first * dxStride);
            }

            for (nint row = 0; row < rows; row++)
                new Span<float>(dx + row * dxStride + inputs, (int)(dxStride - inputs)).Clear();
        }

        [MethodImpl(Compiled.AtOnce)]
        private void RunRows<TVector>(nint rows, float* dy, float* dx)
            where TVector : struct, ISimd<TVector>
        {
            nint transposeStride = TransposeStride(rows);
            float* dyT = scratch;
            for (nint output = 0; output < outputs; output++)
                new Span<float>(dyT + output * transposeStride + rows, (int)(transposeStride - rows)).Clear();

            Transpose.Run<TVector>(rows, outputs, dy, stride, dyT, transposeStride);
            Product.Run<TVector, TransposeSink>(
                inputs, rows, new Factors(outputs, weights, stride, 1, dyT, transposeStride), null,
                new TransposeSink(dx, rows, dxStride, dyT + outputs * transposeStride, transposeStride));
        }
    }

    private static int TransposeStride(nint rows) => Check.RoundUp((int)Math.Min(rows, TransposedRows));
}
