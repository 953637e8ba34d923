using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Dense
{
    /// <summary>y = f(x·Wᵀ + b), for a layer that is tied to another one's weights and transposes them.</summary>
    /// <remarks>Each value of y is the scalar product of a row of x and a row of W, which are both read as they lie.</remarks>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="inputs">Values in a row of x: the columns of W.</param>
    /// <param name="outputs">Values in a row of y: the rows of W.</param>
    /// <param name="x">[rows][<paramref name="stride"/>], its padding finite.</param>
    /// <param name="weights">W, [outputs][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of x and of W to the next, a multiple of 16.</param>
    /// <param name="bias">b, [outputs] padded to a multiple of 16; empty: none.</param>
    /// <param name="y">[rows][<paramref name="yStride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="yStride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void TransposedForward<TActivation>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weights, int stride, ReadOnlySpan<float> bias,
        Span<float> y, int yStride, TActivation activation)
        where TActivation : struct, IActivation =>
        TransposedForward(Engine.Kind, rows, inputs, outputs, x, weights, stride, bias, y, yStride, activation);

    internal static unsafe void TransposedForward<TActivation>(
        EngineKind engine, int rows, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weights, int stride,
        ReadOnlySpan<float> bias, Span<float> y, int yStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        Check.Padded(x.Length, rows, inputs, stride, nameof(x));
        Check.Padded(weights.Length, outputs, inputs, stride, nameof(weights));
        if (bias.Length > 0)
            Check.PaddedVector(bias.Length, outputs, nameof(bias));
        Check.Padded(y.Length, rows, outputs, yStride, nameof(y));
        fixed (float* px = x, pw = weights, pb = bias, py = y)
        {
            var kernel = new TransposedForwardKernel<TActivation>(rows, inputs, outputs, px, pw, stride, pb, py, yStride, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    /// <summary>dW += dyᵀ·x, the gradient of those weights by this use of them.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="inputs">Values in a row of dy: the rows of W; 0 does nothing.</param>
    /// <param name="outputs">Values in a row of x: the columns of W.</param>
    /// <param name="dy">[rows][<paramref name="dyStride"/>].</param>
    /// <param name="dyStride">Floats from one row of dy to the next.</param>
    /// <param name="x">[rows][<paramref name="stride"/>], its padding finite.</param>
    /// <param name="stride">Floats from one row of x and of W to the next, a multiple of 16.</param>
    /// <param name="dWeights">dW, [inputs][<paramref name="stride"/>]; its padding becomes 0.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void AddTransposedGradient(
        int rows, int inputs, int outputs, ReadOnlySpan<float> dy, int dyStride, ReadOnlySpan<float> x, int stride, Span<float> dWeights)
    {
        UpdateWeights(rows, inputs, outputs, dy, dyStride, x, stride, default(AddGradient), dWeights, default, 0);

        // Activations, unlike gradients, have anything in their padding, and weights have 0 there.
        for (int row = 0; row < inputs; row++)
            dWeights[(row * stride + outputs)..((row + 1) * stride)].Clear();
    }

    private readonly unsafe struct TransposedForwardKernel<TActivation>(
        nint rows, nint inputs, nint outputs, float* x, float* weights, nint stride, float* bias, float* y, nint yStride,
        TActivation activation) : IKernel
        where TActivation : struct, IActivation
    {
        /// <summary>Rows of W that stay in the first cache while all rows of x go by.</summary>
        private const int BlockFloats = 4096;

        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            nint block = Math.Max(4, BlockFloats / stride / 4 * 4);
            for (nint first = 0; first < outputs; first += block)
            {
                nint end = Math.Min(first + block, outputs);
                nint row = 0;
                for (; row + 2 <= rows; row += 2)
                    TwoRows<TVector>(row, first, end);
                if (row < rows)
                    RowProducts.Run<TVector>(end - first, inputs, x + row * stride, weights + first * stride, stride, y + row * yStride + first);
            }

            for (nint row = 0; row < rows; row++)
            {
                new Span<float>(y + row * yStride + outputs, (int)(yStride - outputs)).Clear();
                AddBias<TVector>(row);
            }

            new ActivationSink<TActivation>(y, yStride, activation).Complete<TVector>(0, 0, rows, outputs);
        }

        /// <summary>Eight sums at once, of two samples and four units, so that each value that is read serves twice or four times.</summary>
        [MethodImpl(Compiled.AtOnce)]
        private void TwoRows<TVector>(nint row, nint output, nint end)
            where TVector : struct, ISimd<TVector>
        {
            float* x0 = x + row * stride, x1 = x0 + stride, y0 = y + row * yStride, y1 = y0 + yStride;
            for (; output + 4 <= end; output += 4)
            {
                float* w0 = weights + output * stride, w1 = w0 + stride, w2 = w1 + stride, w3 = w2 + stride;
                TVector sum00 = TVector.Zero, sum01 = TVector.Zero, sum02 = TVector.Zero, sum03 = TVector.Zero;
                TVector sum10 = TVector.Zero, sum11 = TVector.Zero, sum12 = TVector.Zero, sum13 = TVector.Zero;
                for (nint i = 0; i < inputs; i += TVector.Width)
                {
                    TVector a = TVector.Load(x0 + i), b = TVector.Load(x1 + i);
                    TVector w = TVector.Load(w0 + i);
                    sum00 = TVector.MultiplyAdd(w, a, sum00);
                    sum10 = TVector.MultiplyAdd(w, b, sum10);
                    w = TVector.Load(w1 + i);
                    sum01 = TVector.MultiplyAdd(w, a, sum01);
                    sum11 = TVector.MultiplyAdd(w, b, sum11);
                    w = TVector.Load(w2 + i);
                    sum02 = TVector.MultiplyAdd(w, a, sum02);
                    sum12 = TVector.MultiplyAdd(w, b, sum12);
                    w = TVector.Load(w3 + i);
                    sum03 = TVector.MultiplyAdd(w, a, sum03);
                    sum13 = TVector.MultiplyAdd(w, b, sum13);
                }

                RowProducts.Store(y0 + output, sum00, sum01, sum02, sum03);
                RowProducts.Store(y1 + output, sum10, sum11, sum12, sum13);
            }

            RowProducts.Run<TVector>(end - output, inputs, x0, weights + output * stride, stride, y0 + output);
            RowProducts.Run<TVector>(end - output, inputs, x1, weights + output * stride, stride, y1 + output);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void AddBias<TVector>(nint row)
            where TVector : struct, ISimd<TVector>
        {
            float* sums = y + row * yStride;
            for (nint i = 0; bias != null && i < outputs; i += TVector.Width)
                (TVector.Load(sums + i) + TVector.Load(bias + i)).Store(sums + i);
        }
    }
}
