using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class PReLU
{
    /// <summary>dx = dy · (x &gt; 0 ? 1 : α), and in the same pass the partial sums of dα = Σ dy · min(x, 0).</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="slopes">α: [1], or [width] padded to a multiple of 16.</param>
    /// <param name="perUnit">Whether each column has an α of its own.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of dy, and from one partial sum, to the next, a multiple of 16.</param>
    /// <param name="sums">[⌈rows/16⌉][<paramref name="stride"/>]: column by column Σ dy · min(x, 0) of 16 rows each.</param>
    /// <param name="dx">[rows][<paramref name="dxStride"/>]; the padding that fills the last vector gets 0. Empty: not wanted.</param>
    /// <param name="dxStride">Floats from one row of dx to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Backward(
        int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> slopes, bool perUnit, ReadOnlySpan<float> dy, int stride,
        Span<float> sums, Span<float> dx, int dxStride) =>
        Backward(Engine.Kind, rows, width, x, xStride, slopes, perUnit, dy, stride, sums, dx, dxStride);

    internal static unsafe void Backward(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> slopes, bool perUnit,
        ReadOnlySpan<float> dy, int stride, Span<float> sums, Span<float> dx, int dxStride)
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        CheckSlopes(slopes.Length, width, perUnit, nameof(slopes));
        Check.Padded(dy.Length, rows, width, stride, nameof(dy));
        Check.AtLeast(sums.Length, Blocks(rows) * stride, nameof(sums));
        if (dx.Length > 0)
            Check.Padded(dx.Length, rows, width, dxStride, nameof(dx));
        fixed (float* px = x, ps = slopes, pdy = dy, psu = sums, pdx = dx)
        {
            var kernel = new BackwardKernel(rows, width, px, xStride, ps, perUnit, pdy, stride, psu, pdx, dxStride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct BackwardKernel(
        nint rows, nint width, float* x, nint xStride, float* slopes, bool perUnit, float* dy, nint stride, float* sums, float* dx,
        nint dxStride) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector common = TVector.Create(slopes[0]);
            for (nint row = 0; row < rows; row++)
            {
                float* from = x + row * xStride;
                float* gradient = dy + row * stride;
                float* to = dx + row * dxStride;
                float* sum = sums + row / BlockRows * stride;
                bool isFirst = row % BlockRows == 0;
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector value = TVector.Load(from + i, width - i);
                    TVector g = TVector.Load(gradient + i);
                    TVector below = TVector.Min(TVector.Zero, value);
                    TVector.MultiplyAdd(g, below, isFirst ? TVector.Zero : TVector.Load(sum + i)).Store(sum + i);
                    if (dx == null)
                        continue;
                    TVector slope = perUnit ? TVector.Load(slopes + i) : common;
                    TVector positive = TVector.GreaterThan(value, TVector.Zero);
                    VectorMath.FlushToZero(TVector.Select(positive, g, g * slope)).Store(to + i);
                }
            }
        }
    }
}
