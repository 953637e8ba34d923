using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Loss
{
    /// <summary>For each row log Σ eᶻ - z[label], and dz = (softmax(z) - t)/batch with t = 1 at the label, else 0.</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Classes.</param>
    /// <param name="logits">z, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of z and of dz to the next, a multiple of 16.</param>
    /// <param name="labels">[rows], each in [0, width).</param>
    /// <param name="dLogits">dz, [rows][<paramref name="stride"/>]; may be the logits.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <param name="smoothing">ε in [0, 1): a target t counts as (1 - ε)t + ε/width.</param>
    /// <exception cref="ArgumentException">A label is out of range, a span too short or a stride too small.</exception>
    public static void SoftmaxCrossEntropy(
        int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<int> labels, Span<float> dLogits, int batch,
        Span<float> losses, float smoothing = 0) =>
        SoftmaxCrossEntropy(Engine.Kind, rows, width, logits, stride, labels, dLogits, batch, losses, smoothing);

    /// <summary>For each row Σ t (log Σ eᶻ - z), and dz = (softmax(z) Σt - t)/batch.</summary>
    /// <param name="rows">Rows given.</param>
    /// <param name="width">Classes.</param>
    /// <param name="logits">z, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of z and of dz to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding: the probability of each class.</param>
    /// <param name="dLogits">dz, [rows][<paramref name="stride"/>]; may be the logits.</param>
    /// <param name="batch">Rows of the whole batch, over which the loss is averaged: at least 1.</param>
    /// <param name="losses">[rows], the loss of each row.</param>
    /// <param name="smoothing">ε in [0, 1): a target t counts as (1 - ε)t + ε/width.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static void SoftmaxCrossEntropy(
        int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<float> targets, Span<float> dLogits, int batch,
        Span<float> losses, float smoothing = 0) =>
        SoftmaxCrossEntropy(Engine.Kind, rows, width, logits, stride, targets, dLogits, batch, losses, smoothing);

    internal static unsafe void SoftmaxCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<int> labels, Span<float> dLogits,
        int batch, Span<float> losses, float smoothing = 0)
    {
        CheckShapes(rows, width, logits.Length, stride, dLogits.Length, nameof(logits), nameof(dLogits), batch, losses.Length);
        Guard.Labels(labels, rows, width);
        fixed (float* pz = logits, pdz = dLogits, po = losses)
        fixed (int* pl = labels)
        {
            var kernel = new LabelCrossEntropyKernel(rows, width, pz, stride, pl, pdz, batch, po, smoothing);
            Engine.Run(engine, ref kernel);
        }
    }

    internal static unsafe void SoftmaxCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<float> targets, Span<float> dLogits,
        int batch, Span<float> losses, float smoothing = 0)
    {
        CheckShapes(rows, width, logits.Length, stride, dLogits.Length, nameof(logits), nameof(dLogits), batch, losses.Length);
        Check.AtLeast(targets.Length, (long)rows * width, nameof(targets));
        fixed (float* pz = logits, pt = targets, pdz = dLogits, po = losses)
        {
            var kernel = new TargetCrossEntropyKernel(rows, width, pz, stride, pt, pdz, batch, po, smoothing);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct LabelCrossEntropyKernel(
        nint rows, nint width, float* logits, nint stride, int* labels, float* dLogits, nint batch, float* losses,
        float smoothing) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            float share = 1f / batch;
            for (nint row = 0; row < rows; row++)
            {
                float* z = logits + row * stride;
                float* dz = dLogits + row * stride;
                float maximum = SoftmaxRow.Maximum<TVector>(z, width);
                float labelled = z[labels[row]] - maximum;
                float sum = SoftmaxRow.Exponentials<TVector>(z, width, maximum, dz);
                losses[row] = (float)(Math.Log(sum) - labelled);
                SoftmaxRow.Scale<TVector>(dz, width, share / sum);
                if (smoothing == 0)
                    dz[labels[row]] -= share;
                else
                    Smooth<TVector>(z, maximum, labelled, dz, row, share);
                new Span<float>(dz + width, (int)(stride - width)).Clear();
            }
        }

        /// <summary>The label's target is 1 - ε + ε/width, that of the other classes ε/width.</summary>
        private void Smooth<TVector>(float* z, float maximum, float labelled, float* dz, nint row, float share)
            where TVector : struct, ISimd<TVector>
        {
            float mean = 0;
            float rest = share * smoothing / width;
            for (nint i = 0; i < width; i++)
            {
                mean += (z[i] - maximum) / width;
                dz[i] -= rest;
            }

            dz[labels[row]] -= share * (1 - smoothing);
            losses[row] += smoothing * (labelled - mean);
        }
    }

    private readonly unsafe struct TargetCrossEntropyKernel(
        nint rows, nint width, float* logits, nint stride, float* targets, float* dLogits, nint batch, float* losses,
        float smoothing) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector share = TVector.Create(1f / batch);
            for (nint row = 0; row < rows; row++)
            {
                float* z = logits + row * stride;
                float* t = targets + row * width;
                float* dz = dLogits + row * stride;
                float maximum = SoftmaxRow.Maximum<TVector>(z, width);
                TVector shift = TVector.Create(maximum), weights = TVector.Zero, weighted = TVector.Zero;
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector target = Smoothed(TVector.Load(t + i, width - i), width - i);
                    weights += target;
                    weighted = TVector.MultiplyAdd(target, TVector.Load(z + i, width - i) - shift, weighted);
                }

                float weight = TVector.Sum(weights);
                float sum = SoftmaxRow.Exponentials<TVector>(z, width, maximum, dz);
                losses[row] = (float)(weight * Math.Log(sum) - TVector.Sum(weighted));

                TVector scale = TVector.Create(weight / sum);
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector difference = TVector.Load(dz + i) * scale - Smoothed(TVector.Load(t + i, width - i), width - i);
                    (difference * share).Store(dz + i);
                }

                new Span<float>(dz + width, (int)(stride - width)).Clear();
            }
        }

        /// <summary>(1 - ε)t + ε/width, where there are classes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TVector Smoothed<TVector>(TVector target, nint count)
            where TVector : struct, ISimd<TVector> =>
            smoothing == 0
                ? target
                : VectorMath.First(
                    count,
                    TVector.MultiplyAdd(TVector.Create(1 - smoothing), target, TVector.Create(smoothing / width)),
                    TVector.Zero);
    }
}
