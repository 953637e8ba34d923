using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class Loss
{
    /// <summary>The mean over rows and outputs of max(z, 0) - zt + log(1 + e^-|z|), and dz = (σ(z) - t)/(rows · width).</summary>
    /// <param name="rows">Samples, at least 1.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="logits">z, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of z and of dz to the next, a multiple of 16.</param>
    /// <param name="targets">t, [rows × width], row after row without padding, each in [0, 1].</param>
    /// <param name="dLogits">dz, [rows][<paramref name="stride"/>]; may be the logits.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static float BinaryCrossEntropy(
        int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<float> targets, Span<float> dLogits) =>
        BinaryCrossEntropy(Engine.Kind, rows, width, logits, stride, targets, dLogits);

    /// <summary>The binary cross-entropy of a single output with the labels 0 and 1 as its targets.</summary>
    /// <param name="rows">Samples, at least 1.</param>
    /// <param name="width">Outputs: 1.</param>
    /// <param name="logits">z, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of z and of dz to the next, a multiple of 16.</param>
    /// <param name="labels">t, [rows], each 0 or 1.</param>
    /// <param name="dLogits">dz, [rows][<paramref name="stride"/>]; may be the logits.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are several outputs.</exception>
    /// <exception cref="ArgumentException">A label is out of range, a span too short or a stride too small.</exception>
    public static float BinaryCrossEntropy(
        int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<int> labels, Span<float> dLogits) =>
        BinaryCrossEntropy(Engine.Kind, rows, width, logits, stride, labels, dLogits);

    internal static unsafe float BinaryCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<float> targets, Span<float> dLogits)
    {
        CheckShapes(rows, width, logits.Length, stride, dLogits.Length, nameof(logits), nameof(dLogits));
        Check.AtLeast(targets.Length, (long)rows * width, nameof(targets));
        fixed (float* pz = logits, pt = targets, pdz = dLogits)
        {
            var kernel = new BinaryCrossEntropyKernel(rows, width, pz, stride, pt, null, pdz);
            Engine.Run(engine, ref kernel);
            return (float)(kernel.Sum / ((double)rows * width));
        }
    }

    internal static unsafe float BinaryCrossEntropy(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> logits, int stride, ReadOnlySpan<int> labels, Span<float> dLogits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width, 1);
        CheckShapes(rows, width, logits.Length, stride, dLogits.Length, nameof(logits), nameof(dLogits));
        Guard.Labels(labels, rows, 2);
        fixed (float* pz = logits, pdz = dLogits)
        fixed (int* pl = labels)
        {
            var kernel = new BinaryCrossEntropyKernel(rows, width, pz, stride, null, pl, pdz);
            Engine.Run(engine, ref kernel);
            return (float)(kernel.Sum / rows);
        }
    }

    private unsafe struct BinaryCrossEntropyKernel(
        nint rows, nint width, float* logits, nint stride, float* targets, int* labels, float* dLogits) : IKernel
    {
        public double Sum;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector share = TVector.Create((float)(1.0 / ((double)rows * width)));
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

                Sum += TVector.Sum(sum);
                new Span<float>(dz + width, (int)(stride - width)).Clear();
            }
        }
    }
}
