using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>Floats from one row to the next in a transposed batch, whose rows have become columns.</summary>
    /// <param name="rows">Rows in the batch.</param>
    /// <returns>
    /// The rows rounded up to 16, and 16 more for a multiple of 256: a multiple of 1024 bytes would crowd few sets of the cache.
    /// </returns>
    public static int TransposeStride(int rows)
    {
        int stride = (rows + Check.RowUnit - 1) / Check.RowUnit * Check.RowUnit;
        return stride % 256 == 0 ? stride + Check.RowUnit : stride;
    }

    /// <summary>Floats of scratch that the gradient of the input needs.</summary>
    /// <param name="rows">Rows in the batch.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    /// <returns>(inputs + outputs) · <see cref="TransposeStride"/>.</returns>
    public static long InputGradientScratch(int rows, int inputs, int outputs) => ((long)inputs + outputs) * TransposeStride(rows);

    /// <summary>dx = dy·Wᵀ.</summary>
    /// <remarks>
    /// Computed as dxᵀ = W·dyᵀ, which reads W in the order it lies in memory; only the small matrices are transposed.
    /// The padding of dx gets 0.
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
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            nint transposeStride = TransposeStride((int)rows);
            float* dyT = scratch;
            float* dxT = scratch + outputs * transposeStride;
            for (nint output = 0; output < outputs; output++)
                new Span<float>(dyT + output * transposeStride + rows, (int)(transposeStride - rows)).Clear();

            Transpose.Run<TVector>(rows, outputs, dy, stride, dyT, transposeStride);
            Product.Run<TVector, ActivationSink<Identity>>(
                inputs, rows, new Factors(outputs, weights, stride, 1, dyT, transposeStride), null,
                new ActivationSink<Identity>(dxT, transposeStride, default));
            Transpose.Run<TVector>(inputs, rows, dxT, transposeStride, dx, dxStride);

            for (nint row = 0; row < rows; row++)
                new Span<float>(dx + row * dxStride + inputs, (int)(dxStride - inputs)).Clear();
        }
    }
}
