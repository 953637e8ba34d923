using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static unsafe partial class BatchLanes
{
    /// <summary>The binary cross-entropy of each sample, averaged over its outputs, and dz = (σ(z) - t)/(rows · width).</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="z">The logits, [width][MaxRows].</param>
    /// <param name="dz">t on entry, dz on return: [width][MaxRows].</param>
    /// <param name="losses">[rows rounded up to 16], one loss a sample.</param>
    /// <param name="zRows">The logits as rows, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of zRows to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void BinaryCrossEntropy(
        int rows, int width, ReadOnlySpan<float> z, Span<float> dz, Span<float> losses, Span<float> zRows, int stride) =>
        Run<BinaryCrossEntropyRule>(rows, width, z, dz, losses, zRows, stride);

    /// <summary>The squared error of each sample, averaged over its outputs, and dy = 2(y - t)/(rows · width).</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">The outputs, [width][MaxRows].</param>
    /// <param name="dy">t on entry, dy on return: [width][MaxRows].</param>
    /// <param name="losses">[rows rounded up to 16], one loss a sample.</param>
    /// <param name="yRows">The outputs as rows, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of yRows to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void MeanSquaredError(
        int rows, int width, ReadOnlySpan<float> y, Span<float> dy, Span<float> losses, Span<float> yRows, int stride) =>
        Run<MeanSquaredErrorRule>(rows, width, y, dy, losses, yRows, stride);

    /// <summary>The softmax cross-entropy of each sample, Σ t (log Σ eᶻ - z), and dz = (softmax(z) Σt - t)/rows.</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Classes.</param>
    /// <param name="z">The logits, [width][MaxRows].</param>
    /// <param name="dz">t on entry, dz on return: [width][MaxRows].</param>
    /// <param name="losses">[rows rounded up to 16], one loss a sample.</param>
    /// <param name="zRows">The logits as rows, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of zRows to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void SoftmaxCrossEntropy(
        int rows, int width, ReadOnlySpan<float> z, Span<float> dz, Span<float> losses, Span<float> zRows, int stride) =>
        Run<SoftmaxCrossEntropyRule>(rows, width, z, dz, losses, zRows, stride);

    /// <summary>The absolute error of each sample, averaged over its outputs, and dy = sign(y - t)/(rows · width).</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">The outputs, [width][MaxRows].</param>
    /// <param name="dy">t on entry, dy on return: [width][MaxRows].</param>
    /// <param name="losses">[rows rounded up to 16], one loss a sample.</param>
    /// <param name="yRows">The outputs as rows, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of yRows to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void MeanAbsoluteError(
        int rows, int width, ReadOnlySpan<float> y, Span<float> dy, Span<float> losses, Span<float> yRows, int stride) =>
        Run(rows, width, y, dy, losses, yRows, stride, new TermRule<AbsoluteTerm>(default));

    /// <summary>The Huber loss of each sample, averaged over its outputs, and dy = min(max(y - t, -δ), δ)/(rows · width).</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">The outputs, [width][MaxRows].</param>
    /// <param name="dy">t on entry, dy on return: [width][MaxRows].</param>
    /// <param name="losses">[rows rounded up to 16], one loss a sample.</param>
    /// <param name="yRows">The outputs as rows, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of yRows to the next, a multiple of 16.</param>
    /// <param name="delta">δ, above 0.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Huber(
        int rows, int width, ReadOnlySpan<float> y, Span<float> dy, Span<float> losses, Span<float> yRows, int stride, float delta) =>
        Run(rows, width, y, dy, losses, yRows, stride, new TermRule<HuberTerm>(new HuberTerm(delta)));

    /// <summary>The hinge loss of each sample, averaged over its outputs, and dy = -t/(rows · width) where it is above 0.</summary>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="width">Outputs.</param>
    /// <param name="y">The outputs, [width][MaxRows].</param>
    /// <param name="dy">t on entry, dy on return: [width][MaxRows].</param>
    /// <param name="losses">[rows rounded up to 16], one loss a sample.</param>
    /// <param name="yRows">The outputs as rows, [rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of yRows to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Hinge(
        int rows, int width, ReadOnlySpan<float> y, Span<float> dy, Span<float> losses, Span<float> yRows, int stride) =>
        Run(rows, width, y, dy, losses, yRows, stride, new TermRule<HingeTerm>(default));

    private static void Run<TLoss>(
        int rows, int width, ReadOnlySpan<float> z, Span<float> dz, Span<float> losses, Span<float> zRows, int stride,
        TLoss rule = default)
        where TLoss : struct, ILossRule
    {
        CheckRows(rows);
        CheckColumns(z.Length, width, nameof(z));
        CheckColumns(dz.Length, width, nameof(dz));
        Check.AtLeast(losses.Length, Check.RoundUp(rows), nameof(losses));
        Check.Padded(zRows.Length, rows, width, stride, nameof(zRows));
        fixed (float* pz = z, pdz = dz, pl = losses, pr = zRows)
        {
            if (IsWide(rows))
                Run<FloatX16, TLoss>(rows, width, pz, pdz, pl, pr, stride, rule);
            else if (Engine.Kind == EngineKind.Vector128)
                Run<FloatX4, TLoss>(rows, width, pz, pdz, pl, pr, stride, rule);
            else
                Run<FloatX8, TLoss>(rows, width, pz, pdz, pl, pr, stride, rule);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TVector, TLoss>(nint rows, nint width, float* z, float* dz, float* losses, float* zRows, nint stride,
        TLoss rule)
        where TVector : struct, ISimd<TVector>
        where TLoss : struct, ILossRule
    {
        Transpose.Run<TVector>(width, rows, z, MaxRows, zRows, stride);
        TVector share = TVector.Create((float)(1.0 / rows));
        for (nint first = 0; first < rows; first += TVector.Width)
        {
            rule.Run(
                width, z + first, dz + first, VectorMath.First(rows - first, share, TVector.Zero), losses + first);
        }
    }

    /// <summary>A loss over one vector of samples.</summary>
    private interface ILossRule
    {
        /// <param name="width">Outputs.</param>
        /// <param name="z">[width][MaxRows].</param>
        /// <param name="dz">t, which dz replaces.</param>
        /// <param name="share">The share of each sample in the average; 0 beyond the last.</param>
        /// <param name="losses">One loss a sample.</param>
        void Run<TVector>(nint width, float* z, float* dz, TVector share, float* losses)
            where TVector : struct, ISimd<TVector>;
    }

    private readonly struct BinaryCrossEntropyRule : ILossRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TVector>(nint width, float* z, float* dz, TVector share, float* losses)
            where TVector : struct, ISimd<TVector>
        {
            TVector one = TVector.Create(1f), mean = TVector.Create(1f / width), sum = TVector.Zero;
            for (nint output = 0; output < width; output++)
            {
                TVector logit = TVector.Load(z + output * MaxRows), t = TVector.Load(dz + output * MaxRows);
                TVector e = VectorMath.ExpOfNegative(VectorMath.Negate(VectorMath.Abs(logit)));
                sum += TVector.Max(TVector.Zero, logit) - logit * t + VectorMath.LogOnePlus(e);
                TVector sigmoid = TVector.Select(TVector.GreaterThan(logit, TVector.Zero), one, e) / (one + e);
                VectorMath.FlushToZero((sigmoid - t) * (share * mean)).Store(dz + output * MaxRows);
            }

            (sum * mean).Store(losses);
        }
    }

    private readonly struct MeanSquaredErrorRule : ILossRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TVector>(nint width, float* z, float* dz, TVector share, float* losses)
            where TVector : struct, ISimd<TVector>
        {
            TVector mean = TVector.Create(1f / width), sum = TVector.Zero;
            for (nint output = 0; output < width; output++)
            {
                TVector difference = TVector.Load(z + output * MaxRows) - TVector.Load(dz + output * MaxRows);
                sum = TVector.MultiplyAdd(difference, difference, sum);
                ((difference + difference) * (share * mean)).Store(dz + output * MaxRows);
            }

            (sum * mean).Store(losses);
        }
    }

    private readonly struct SoftmaxCrossEntropyRule : ILossRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TVector>(nint width, float* z, float* dz, TVector share, float* losses)
            where TVector : struct, ISimd<TVector>
        {
            TVector maximum = TVector.Load(z);
            for (nint output = 1; output < width; output++)
                maximum = TVector.Max(maximum, TVector.Load(z + output * MaxRows));

            TVector sum = TVector.Zero, weight = TVector.Zero, weighted = TVector.Zero;
            for (nint output = 0; output < width; output++)
            {
                TVector shifted = TVector.Load(z + output * MaxRows) - maximum, t = TVector.Load(dz + output * MaxRows);
                sum += VectorMath.ExpOfNegative(shifted);
                weight += t;
                weighted = TVector.MultiplyAdd(t, shifted, weighted);
            }

            float* sums = stackalloc float[TVector.Width], weights = stackalloc float[TVector.Width];
            sum.Store(sums);
            weight.Store(weights);
            weighted.Store(losses);
            for (int lane = 0; lane < TVector.Width; lane++)
                losses[lane] = weights[lane] * MathF.Log(sums[lane]) - losses[lane];

            // The exponentials once more: there is no room to keep them, and z may be needed by a derivative.
            TVector scale = weight / sum;
            for (nint output = 0; output < width; output++)
            {
                float* gradient = dz + output * MaxRows;
                TVector e = VectorMath.ExpOfNegative(TVector.Load(z + output * MaxRows) - maximum);
                VectorMath.FlushToZero((e * scale - TVector.Load(gradient)) * share).Store(gradient);
            }
        }
    }

    private readonly struct TermRule<TTerm>(TTerm term) : ILossRule
        where TTerm : struct, ITermLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TVector>(nint width, float* z, float* dz, TVector share, float* losses)
            where TVector : struct, ISimd<TVector>
        {
            TTerm rule = term;
            TVector mean = TVector.Create(1f / width), sum = TVector.Zero;
            for (nint output = 0; output < width; output++)
            {
                (TVector value, TVector slope) = rule.Of(TVector.Load(z + output * MaxRows), TVector.Load(dz + output * MaxRows));
                sum += value;
                VectorMath.FlushToZero(slope * (share * mean)).Store(dz + output * MaxRows);
            }

            (sum * mean).Store(losses);
        }
    }
}
