using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class RowNorm
{
    /// <summary>
    /// The mean and reciprocal deviation of each row, and, with g = dy·γ, dx = (g - mean(g) - x̂·mean(g·x̂)) times the latter; without mean(g)
    /// where no mean is subtracted.
    /// </summary>
    /// <typeparam name="TNorm">What makes x̂ of x.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="parameters">[γ, β].</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], the gradient at γx̂ + β.</param>
    /// <param name="stride">Floats from one row of dy to the next, a multiple of 16.</param>
    /// <param name="statistics">[rows][2]: mean and reciprocal deviation, for the gradients of γ and β.</param>
    /// <param name="dx">[rows][<paramref name="dxStride"/>]; the padding that fills the last vector gets 0. Empty: not wanted.</param>
    /// <param name="dxStride">Floats from one row of dx to the next, a multiple of 16.</param>
    /// <param name="norm">What makes x̂ of x.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Backward<TNorm>(
        int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters, ReadOnlySpan<float> dy, int stride,
        Span<float> statistics, Span<float> dx, int dxStride, TNorm norm)
        where TNorm : struct, IRowNorm =>
        Backward(Engine.Kind, rows, width, x, xStride, parameters, dy, stride, statistics, dx, dxStride, norm);

    internal static unsafe void Backward<TNorm>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters, ReadOnlySpan<float> dy,
        int stride, Span<float> statistics, Span<float> dx, int dxStride, TNorm norm)
        where TNorm : struct, IRowNorm
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        CheckParameters<TNorm>(parameters.Length, width, nameof(parameters));
        Check.Padded(dy.Length, rows, width, stride, nameof(dy));
        Check.AtLeast(statistics.Length, 2L * rows, nameof(statistics));
        if (dx.Length > 0)
            Check.Padded(dx.Length, rows, width, dxStride, nameof(dx));
        fixed (float* px = x, pp = parameters, pdy = dy, ps = statistics, pdx = dx)
        {
            var kernel = new BackwardKernel<TNorm>(rows, width, px, xStride, pp, pdy, stride, ps, pdx, dxStride, norm);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct BackwardKernel<TNorm>(
        nint rows, nint width, float* x, nint xStride, float* parameters, float* dy, nint stride, float* statistics, float* dx,
        nint dxStride, TNorm norm) : IKernel
        where TNorm : struct, IRowNorm
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint row = 0; row < rows; row++)
            {
                (float mean, float inverse) = RowMoments.Of<TVector, TNorm>(x + row * xStride, width, norm);
                statistics[2 * row] = mean;
                statistics[2 * row + 1] = inverse;
                if (dx != null)
                    Propagate(x + row * xStride, dy + row * stride, dx + row * dxStride, TVector.Create(mean), TVector.Create(inverse));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Propagate<TVector>(float* from, float* gradient, float* to, TVector mean, TVector inverse)
            where TVector : struct, ISimd<TVector>
        {
            TVector sum = TVector.Zero, products = TVector.Zero;
            for (nint i = 0; i < width; i += TVector.Width)
            {
                TVector g = TVector.Load(gradient + i, width - i) * TVector.Load(parameters + i);
                sum += g;
                products = TVector.MultiplyAdd(g, (TVector.Load(from + i, width - i) - mean) * inverse, products);
            }

            TVector meanOfG = TVector.Create(TNorm.Centres ? TVector.Sum(sum) / width : 0);
            TVector meanOfProducts = TVector.Create(TVector.Sum(products) / width);
            for (nint i = 0; i < width; i += TVector.Width)
            {
                TVector g = TVector.Load(gradient + i, width - i) * TVector.Load(parameters + i);
                TVector normal = (TVector.Load(from + i, width - i) - mean) * inverse;
                TVector result = VectorMath.FlushToZero((g - meanOfG - normal * meanOfProducts) * inverse);
                VectorMath.First(width - i, result, TVector.Zero).Store(to + i);
            }
        }
    }
}
