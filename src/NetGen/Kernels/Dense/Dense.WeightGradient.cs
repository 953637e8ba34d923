namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>dW = xᵀ·dy.</summary>
    /// <remarks>Zeros of x may be left out, and then 0 · ∞ and 0 · NaN count as 0.</remarks>
    /// <param name="rows">Samples.</param>
    /// <param name="inputs">Values in a row of x; 0 does nothing.</param>
    /// <param name="outputs">Values in a row of dy.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of dy and of dW to the next, a multiple of 16.</param>
    /// <param name="dWeights">dW, [inputs][<paramref name="stride"/>]; the padding stays 0.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void WeightGradient(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> dy, int stride, Span<float> dWeights) =>
        WeightGradient(Engine.Kind, rows, inputs, outputs, x, xStride, dy, stride, dWeights);

    internal static unsafe void WeightGradient(
        EngineKind engine, int rows, int inputs, int outputs, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> dy, int stride,
        Span<float> dWeights)
    {
        if (inputs == 0)
            return;
        Check.Matrix(x.Length, rows, inputs, xStride, nameof(x));
        Check.Padded(dy.Length, rows, outputs, stride, nameof(dy));
        Check.Padded(dWeights.Length, inputs, outputs, stride, nameof(dWeights));
        fixed (float* px = x, pdy = dy, pdw = dWeights)
        {
            var kernel = new WeightGradientKernel(rows, inputs, outputs, px, xStride, pdy, stride, pdw);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct WeightGradientKernel(
        nint rows, nint inputs, nint outputs, float* x, nint xStride, float* dy, nint stride, float* dWeights) : IKernel
    {
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector> =>
            Product.Run<TVector, ActivationSink<Identity>>(
                inputs, outputs, new Factors(rows, x, 1, xStride, dy, stride), null,
                new ActivationSink<Identity>(dWeights, stride, default));
    }
}
