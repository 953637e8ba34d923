using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Loss
{
    /// <summary>For each row the mean over the outputs of max(z, 0) - zt + log(1 + e^-|z|), and dz = (σ(z) - t)/(batch · width).</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="logits">z, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of z and of dz to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding, each in [0, 1].</param>
    /// <param name="dLogits">dz, [rows][<paramref name="stride"/>]; may be the logits.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static void BinaryCrossEntropy(
        int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<float> targets, Span<float> dLogits, int batch,
        Span<float> losses) =>
        BinaryCrossEntropy(Engine.Kind, rows, width, logits, stride, targets, dLogits, batch, losses);

    /// <summary>The binary cross-entropy of a single output with the labels 0 and 1 as its targets.</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Outputs: 1.</param>
    /// <param name="logits">z, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of z and of dz to the next, a multiple of 16.</param>
    /// <param name="labels">t, [rows], each 0 or 1.</param>
    /// <param name="dLogits">dz, [rows][<paramref name="stride"/>]; may be the logits.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are several outputs.</exception>
    /// <exception cref="ArgumentException">A label is out of range, a span too short or a stride too small.</exception>
    public static void BinaryCrossEntropy(
        int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<int> labels, Span<float> dLogits, int batch,
        Span<float> losses) =>
        BinaryCrossEntropy(Engine.Kind, rows, width, logits, stride, labels, dLogits, batch, losses);

    internal static unsafe void BinaryCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<float> targets, Span<float> dLogits,
        int batch, Span<float> losses)
    {
        CheckShapes(rows, width, logits.Length, stride, dLogits.Length, nameof(logits), nameof(dLogits), batch, losses.Length);
        Check.AtLeast(targets.Length, (long)rows * width, nameof(targets));
        fixed (float* pz = logits, pt = targets, pdz = dLogits, po = losses)
        {
            var kernel = new BinaryCrossEntropyKernel(rows, width, pz, stride, pt, null, pdz, batch, po);
            Engine.Run(engine, ref kernel);
        }
    }

    internal static unsafe void BinaryCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<int> labels, Span<float> dLogits,
        int batch, Span<float> losses)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width, 1);
        CheckShapes(rows, width, logits.Length, stride, dLogits.Length, nameof(logits), nameof(dLogits), batch, losses.Length);
        Guard.Labels(labels, rows, 2);
        fixed (float* pz = logits, pdz = dLogits, po = losses)
        fixed (int* pl = labels)
        {
            var kernel = new BinaryCrossEntropyKernel(rows, width, pz, stride, null, pl, pdz, batch, po);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct BinaryCrossEntropyKernel(
        nint rows, nint width, float* logits, nint stride, float* targets, int* labels, float* dLogits, nint batch, float* losses) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector share = TVector.Create((float)(1.0 / ((double)batch * width)));
            TVector one = TVector.Create(1f);
            for (nint row = 0; row < rows; row++)
            {
                float* dz = dLogits + row * stride;
                TVector sum = TVector.Zero;
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    nint count = width - i;
                    TVector z = TVector.Load(logits + row * stride + i, count);
                    TVector t = labels != null ? TVector.Create(labels[row]) : TVector.Load(targets + row * width + i, count);

                    TVector e = VectorMath.ExpOfNegative(VectorMath.Negate(VectorMath.Abs(z)));
                    TVector loss = TVector.Max(TVector.Zero, z) - z * t + VectorMath.LogOnePlus(e);
                    sum += VectorMath.First(count, loss, TVector.Zero);

                    TVector sigmoid = TVector.Select(TVector.GreaterThan(z, TVector.Zero), one, e) / (one + e);
                    VectorMath.FlushToZero((sigmoid - t) * share).Store(dz + i, count);
                }

                losses[row] = TVector.Sum(sum) / width;
                new Span<float>(dz + width, (int)(stride - width)).Clear();
            }
        }
    }
}
