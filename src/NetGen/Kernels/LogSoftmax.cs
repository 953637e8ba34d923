using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The logarithm of softmax over each row: yᵢ = zᵢ - log Σ eᶻʲ.</summary>
public static class LogSoftmax
{
    /// <summary>y = log softmax(logits), computed from the logits less their maximum, so that none is too large.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="logits">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of the logits to the next.</param>
    /// <param name="y">[rows][<paramref name="yStride"/>]; may be the logits. The padding that fills the last vector gets 0.</param>
    /// <param name="yStride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward(int rows, int width, ReadOnlySpan<float> logits, int stride, Span<float> y, int yStride) =>
        Forward(Engine.Kind, rows, width, logits, stride, y, yStride);

    /// <summary>dz = dy - eʸ Σ dyⱼ in place, from y = log softmax(z).</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="dy">[rows][<paramref name="stride"/>]; becomes dz. The padding is left as it is.</param>
    /// <param name="stride">Floats from one row of y and of dy to the next.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Backward(int rows, int width, ReadOnlySpan<float> y, Span<float> dy, int stride) =>
        Backward(Engine.Kind, rows, width, y, dy, stride);

    internal static unsafe void Forward(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> logits, int stride, Span<float> y, int yStride)
    {
        Check.Matrix(logits.Length, rows, width, stride, nameof(logits));
        Check.Padded(y.Length, rows, width, yStride, nameof(y));
        fixed (float* pz = logits, py = y)
        {
            var kernel = new ForwardKernel(rows, width, pz, stride, py, yStride);
            Engine.Run(engine, ref kernel);
        }
    }

    internal static unsafe void Backward(EngineKind engine, int rows, int width, ReadOnlySpan<float> y, Span<float> dy, int stride)
    {
        Check.Matrix(y.Length, rows, width, stride, nameof(y));
        Check.Matrix(dy.Length, rows, width, stride, nameof(dy));
        fixed (float* py = y, pdy = dy)
        {
            var kernel = new BackwardKernel(rows, width, py, pdy, stride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct ForwardKernel(nint rows, nint width, float* logits, nint stride, float* y, nint yStride) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint row = 0; row < rows; row++)
            {
                float* z = logits + row * stride;
                float* to = y + row * yStride;
                TVector maximum = TVector.Create(SoftmaxRow.Maximum<TVector>(z, width));
                TVector sum = TVector.Zero;
                for (nint i = 0; i < width; i += TVector.Width)
                    sum += VectorMath.First(width - i, VectorMath.ExpOfNegative(TVector.Load(z + i, width - i) - maximum), TVector.Zero);

                // The maximum goes first: beside a large one the logarithm would be lost.
                TVector logarithm = TVector.Create((float)Math.Log(TVector.Sum(sum)));
                for (nint i = 0; i < width; i += TVector.Width)
                    VectorMath.First(width - i, TVector.Load(z + i, width - i) - maximum - logarithm, TVector.Zero).Store(to + i);
            }
        }
    }

    private readonly unsafe struct BackwardKernel(nint rows, nint width, float* y, float* dy, nint stride) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint row = 0; row < rows; row++)
            {
                float* output = y + row * stride;
                float* gradient = dy + row * stride;
                TVector total = TVector.Zero;
                for (nint i = 0; i < width; i += TVector.Width)
                    total += TVector.Load(gradient + i, width - i);

                TVector sum = TVector.Create(TVector.Sum(total));
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector dz = TVector.Load(gradient + i, width - i) - VectorMath.ExpOfNegative(TVector.Load(output + i, width - i)) * sum;
                    VectorMath.FlushToZero(dz).Store(gradient + i, width - i);
                }
            }
        }
    }
}
