using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Loss
{
    /// <summary>The mean over rows and outputs of (y - t)², and dy = 2(y - t)/(rows · width) (PyTorch's <c>mse_loss</c>).</summary>
    /// <param name="rows">Samples, at least 1.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>]; may be y.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static float MeanSquaredError(
        int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy) =>
        MeanSquaredError(Engine.Kind, rows, width, y, stride, targets, dy);

    internal static unsafe float MeanSquaredError(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy)
    {
        CheckShapes(rows, width, y.Length, stride, dy.Length, nameof(y), nameof(dy));
        Check.AtLeast(targets.Length, (long)rows * width, nameof(targets));
        fixed (float* py = y, pt = targets, pdy = dy)
        {
            var kernel = new MeanSquaredErrorKernel(rows, width, py, stride, pt, pdy);
            Engine.Run(engine, ref kernel);
            return (float)(kernel.Sum / ((double)rows * width));
        }
    }

    private unsafe struct MeanSquaredErrorKernel(nint rows, nint width, float* y, nint stride, float* targets, float* dy) : IKernel
    {
        public double Sum;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector share = TVector.Create((float)(2.0 / ((double)rows * width)));
            for (nint row = 0; row < rows; row++)
            {
                float* gradient = dy + row * stride;
                TVector sum = TVector.Zero;
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector difference = TVector.Load(y + row * stride + i, width - i) - TVector.Load(targets + row * width + i, width - i);
                    sum = TVector.MultiplyAdd(difference, difference, sum);
                    (difference * share).Store(gradient + i, width - i);
                }

                Sum += TVector.Sum(sum);
                new Span<float>(gradient + width, (int)(stride - width)).Clear();
            }
        }
    }
}
