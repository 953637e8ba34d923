namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>y = f(x·W + b).</summary>
    /// <remarks>
    /// A single row is a matrix-vector product, whose sums may run in another order than those of several rows. Zeros of x may be left out,
    /// and then 0 · ∞ and 0 · NaN count as 0.
    /// </remarks>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="inputs">Values in a row of x.</param>
    /// <param name="outputs">Values in a row of y.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="bias">b, [outputs] padded to a multiple of 16; empty: none.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="stride">Floats from one row of W and of y to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward<TActivation>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias,
        Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        Forward(Engine.Kind, rows, inputs, outputs, x, xStride, weights, bias, y, stride, activation);

    /// <summary>Some columns of y = f(x·W + b) for a single sample, with the bits that the whole layer has.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="first">The first column, a multiple of 16.</param>
    /// <param name="columns">How many columns, more than 64 or all of them.</param>
    /// <param name="inputs">Values in x.</param>
    /// <param name="outputs">Values in y.</param>
    /// <param name="x">[<paramref name="inputs"/>].</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="bias">b, [outputs] padded to a multiple of 16; empty: none.</param>
    /// <param name="y">[<paramref name="stride"/>]; only the columns are written, and behind the last one arbitrary finite values.</param>
    /// <param name="stride">Floats from one row of W to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short, a stride too small, or the columns lie beyond the outputs.</exception>
    public static void ForwardColumns<TActivation>(
        int first, int columns, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias,
        Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        ForwardColumns(Engine.Kind, first, columns, inputs, outputs, x, weights, bias, y, stride, activation);

    internal static unsafe void ForwardColumns<TActivation>(
        EngineKind engine, int first, int columns, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weights,
        ReadOnlySpan<float> bias, Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation
    {
        Check.Columns(first, columns, outputs);
        CheckForward(rows: 1, inputs, outputs, x, xStride: inputs, weights, bias, y, stride);
        fixed (float* px = x, pw = weights, pb = bias, py = y)
        {
            var kernel = new ForwardKernel<TActivation>(
                1, inputs, columns, px, inputs, pw + first, pb == null ? null : pb + first, py + first, stride, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    internal static unsafe void Forward<TActivation>(
        EngineKind engine, int rows, int inputs, int outputs, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> weights,
        ReadOnlySpan<float> bias, Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation
    {
        CheckForward(rows, inputs, outputs, x, xStride, weights, bias, y, stride);
        fixed (float* px = x, pw = weights, pb = bias, py = y)
        {
            var kernel = new ForwardKernel<TActivation>(rows, inputs, outputs, px, xStride, pw, pb, py, stride, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    private static void CheckForward(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> y, int stride)
    {
        Check.Matrix(x.Length, rows, inputs, xStride, nameof(x));
        Check.Padded(weights.Length, inputs, outputs, stride, nameof(weights));
        if (bias.Length > 0)
            Check.PaddedVector(bias.Length, outputs, nameof(bias));
        Check.Padded(y.Length, rows, outputs, stride, nameof(y));
    }

    private readonly unsafe struct ForwardKernel<TActivation>(
        nint rows, nint inputs, nint outputs, float* x, nint xStride, float* weights, float* bias, float* y, nint stride,
        TActivation activation) : IKernel
        where TActivation : struct, IActivation
    {
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            var factors = new Factors(inputs, x, xStride, 1, weights, stride);
            var sink = new ActivationSink<TActivation>(y, stride, activation);
            if (rows == 1)
                Product.RunSingleRow<TVector, ActivationSink<TActivation>>(outputs, factors, bias, sink);
            else
                Product.Run<TVector, ActivationSink<TActivation>>(rows, outputs, factors, bias, sink);
        }
    }
}
