using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Loss
{
    /// <summary>For each row the mean over the outputs of (y - t)², and dy = 2(y - t)/(batch · width) (PyTorch's <c>mse_loss</c>).</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>]; may be y.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static void MeanSquaredError(
        int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy, int batch, Span<float> losses) =>
        MeanSquaredError(Engine.Kind, rows, width, y, stride, targets, dy, batch, losses);

    internal static unsafe void MeanSquaredError(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy, int batch,
        Span<float> losses)
    {
        CheckShapes(rows, width, y.Length, stride, dy.Length, nameof(y), nameof(dy), batch, losses.Length);
        Check.AtLeast(targets.Length, (long)rows * width, nameof(targets));
        fixed (float* py = y, pt = targets, pdy = dy, pl = losses)
        {
            var kernel = new MeanSquaredErrorKernel(rows, width, py, stride, pt, pdy, batch, pl);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct MeanSquaredErrorKernel(
        nint rows, nint width, float* y, nint stride, float* targets, float* dy, nint batch, float* losses) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector share = TVector.Create((float)(2.0 / ((double)batch * width)));
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

                losses[row] = TVector.Sum(sum) / width;
                new Span<float>(gradient + width, (int)(stride - width)).Clear();
            }
        }
    }
}
