using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Loss
{
    /// <summary>For each row the mean over the outputs of |y - t|, and dy = sign(y - t)/(batch · width) (PyTorch's <c>l1_loss</c>).</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>]; may be y.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static void MeanAbsoluteError(
        int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy, int batch, Span<float> losses) =>
        OfTerms(Engine.Kind, rows, width, y, stride, targets, dy, batch, losses, default(AbsoluteTerm));

    /// <summary>
    /// For each row the mean over the outputs of ½d² where |d| ≤ δ and δ(|d| - ½δ) beyond, d = y - t, and dy = min(max(d, -δ), δ)/(batch · width)
    /// (PyTorch's <c>huber_loss</c>).
    /// </summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>]; may be y.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <param name="delta">δ, above 0.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static void Huber(
        int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy, int batch, Span<float> losses,
        float delta) =>
        OfTerms(Engine.Kind, rows, width, y, stride, targets, dy, batch, losses, new HuberTerm(delta));

    /// <summary>For each row the mean over the outputs of max(0, 1 - ty), t = ±1, and dy = -t/(batch · width) where that is above 0, else 0.</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>]; may be y.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static void Hinge(
        int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy, int batch, Span<float> losses) =>
        OfTerms(Engine.Kind, rows, width, y, stride, targets, dy, batch, losses, default(HingeTerm));

    internal static unsafe void OfTerms<TTerm>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> y, int stride, ReadOnlySpan<float> targets, Span<float> dy, int batch,
        Span<float> losses, TTerm term)
        where TTerm : struct, ITermLoss
    {
        CheckShapes(rows, width, y.Length, stride, dy.Length, nameof(y), nameof(dy), batch, losses.Length);
        Check.AtLeast(targets.Length, (long)rows * width, nameof(targets));
        fixed (float* py = y, pt = targets, pdy = dy, pl = losses)
        {
            var kernel = new TermsKernel<TTerm>(rows, width, py, stride, pt, pdy, batch, pl, term);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct TermsKernel<TTerm>(
        nint rows, nint width, float* y, nint stride, float* targets, float* dy, nint batch, float* losses, TTerm term) : IKernel
        where TTerm : struct, ITermLoss
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TTerm rule = term;
            TVector share = TVector.Create((float)(1.0 / ((double)batch * width)));
            for (nint row = 0; row < rows; row++)
            {
                float* gradient = dy + row * stride;
                TVector sum = TVector.Zero;
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    (TVector value, TVector slope) = rule.Of(
                        TVector.Load(y + row * stride + i, width - i), TVector.Load(targets + row * width + i, width - i));
                    sum += VectorMath.First(width - i, value, TVector.Zero);
                    VectorMath.FlushToZero(slope * share).Store(gradient + i, width - i);
                }

                losses[row] = TVector.Sum(sum) / width;
                new Span<float>(gradient + width, (int)(stride - width)).Clear();
            }
        }
    }
}
