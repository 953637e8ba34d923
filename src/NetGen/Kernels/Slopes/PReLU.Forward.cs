using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class PReLU
{
    /// <summary>y = x ≥ 0 ? x : αx.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="slopes">α: [1], or [width] padded to a multiple of 16.</param>
    /// <param name="perUnit">Whether each column has an α of its own.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding that fills the last vector gets 0.</param>
    /// <param name="stride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward(
        int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> slopes, bool perUnit, Span<float> y, int stride) =>
        Forward(Engine.Kind, rows, width, x, xStride, slopes, perUnit, y, stride);

    internal static unsafe void Forward(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> slopes, bool perUnit, Span<float> y,
        int stride)
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        CheckSlopes(slopes.Length, width, perUnit, nameof(slopes));
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        fixed (float* px = x, ps = slopes, py = y)
        {
            var kernel = new ForwardKernel(rows, width, px, xStride, ps, perUnit, py, stride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct ForwardKernel(
        nint rows, nint width, float* x, nint xStride, float* slopes, bool perUnit, float* y, nint stride) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector common = TVector.Create(slopes[0]);
            for (nint row = 0; row < rows; row++)
            {
                float* from = x + row * xStride;
                float* to = y + row * stride;
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector value = TVector.Load(from + i, width - i);
                    TVector slope = perUnit ? TVector.Load(slopes + i) : common;
                    TVector.Select(TVector.GreaterThan(value, TVector.Zero), value, value * slope).Store(to + i);
                }
            }
        }
    }
}
