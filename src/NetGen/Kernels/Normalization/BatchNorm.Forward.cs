using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class BatchNorm
{
    /// <summary>In training: μ and σ² of some columns over the batch, their share in the running statistics, and y = f(γx̂ + β).</summary>
    /// <typeparam name="TActivation">f; <see cref="Identity"/> if there is none.</typeparam>
    /// <param name="rows">Samples of the batch, at least 2.</param>
    /// <param name="first">The first of the columns, a multiple of 16.</param>
    /// <param name="columns">Columns of this call; 0: nothing is done.</param>
    /// <param name="width">Columns in all.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="parameters">[γ, β].</param>
    /// <param name="statistics">[μ, 1/√(σ² + ε), dγ, dβ], of which the first two are written.</param>
    /// <param name="running">[mean, variance], each moved by <paramref name="momentum"/> towards that of the batch; the variance to the unbiased one.</param>
    /// <param name="momentum">The share of the batch in the running statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="stride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <param name="frozen">Whether the running statistics take the place of those of the batch, and stay as they are.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward<TActivation>(
        int rows, int first, int columns, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters,
        Span<float> statistics, Span<float> running, float momentum, float epsilon, Span<float> y, int stride, TActivation activation,
        bool frozen = false)
        where TActivation : struct, IActivation =>
        Forward(
            Engine.Kind, rows, first, columns, width, x, xStride, parameters, statistics, running, momentum, epsilon, y, stride, activation,
            default, drops: false, frozen);

    /// <summary>As the other, with dropout behind f.</summary>
    /// <typeparam name="TActivation">f; <see cref="Identity"/> if there is none.</typeparam>
    /// <param name="rows">Samples of the batch, at least 2.</param>
    /// <param name="first">The first of the columns, a multiple of 16.</param>
    /// <param name="columns">Columns of this call; 0: nothing is done.</param>
    /// <param name="width">Columns in all.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="parameters">[γ, β].</param>
    /// <param name="statistics">[μ, 1/√(σ² + ε), dγ, dβ], of which the first two are written.</param>
    /// <param name="running">[mean, variance], each moved by <paramref name="momentum"/> towards that of the batch; the variance to the unbiased one.</param>
    /// <param name="momentum">The share of the batch in the running statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="stride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <param name="mask">What is kept, from the first row of the batch on.</param>
    /// <param name="frozen">Whether the running statistics take the place of those of the batch, and stay as they are.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward<TActivation>(
        int rows, int first, int columns, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters,
        Span<float> statistics, Span<float> running, float momentum, float epsilon, Span<float> y, int stride, TActivation activation,
        DropoutMask mask, bool frozen = false)
        where TActivation : struct, IActivation =>
        Forward(
            Engine.Kind, rows, first, columns, width, x, xStride, parameters, statistics, running, momentum, epsilon, y, stride, activation,
            mask, drops: true, frozen);

    internal static unsafe void Forward<TActivation>(
        EngineKind engine, int rows, int first, int columns, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters,
        Span<float> statistics, Span<float> running, float momentum, float epsilon, Span<float> y, int stride, TActivation activation,
        DropoutMask mask, bool drops, bool frozen = false)
        where TActivation : struct, IActivation
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        Check.Columns(first, columns, width);
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        CheckVectors(parameters.Length, 2, width, nameof(parameters));
        CheckVectors(statistics.Length, 4, width, nameof(statistics));
        CheckVectors(running.Length, 2, width, nameof(running));
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        fixed (float* px = x, pp = parameters, ps = statistics, pr = running, py = y)
        {
            var kernel = new ForwardKernel<TActivation>(
                rows, first, first + columns, width, px, xStride, pp, ps, pr, momentum, epsilon, py, stride, activation, mask, drops, frozen);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct ForwardKernel<TActivation>(
        nint rows, nint first, nint end, nint width, float* x, nint xStride, float* parameters, float* statistics, float* running,
        float momentum, float epsilon, float* y, nint stride, TActivation activation, DropoutMask mask, bool drops,
        bool frozen) : IKernel
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint block = first; block < end; block += Block)
            {
                nint blockEnd = Math.Min(block + Block, end);
                for (nint column = block; column < blockEnd; column += TVector.Width)
                {
                    if (frozen)
                        Recall<TVector>(column);
                    else
                        Measure<TVector>(column);
                }

                for (nint row = 0; row < rows; row++)
                    Normalize<TVector>(row, block, blockEnd);
            }
        }

        /// <summary>The statistics of a vector of columns.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Measure<TVector>(nint column)
            where TVector : struct, ISimd<TVector>
        {
            nint apart = Check.RoundUp((int)width);
            TVector mean = ColumnMoments.Mean<TVector>(rows, x + column, xStride, width - column);
            TVector squares = ColumnMoments.SquaredDeviations(rows, x + column, xStride, width - column, mean);
            TVector deviation = TVector.Sqrt(TVector.MultiplyAdd(squares, TVector.Create(1f / rows), TVector.Create(epsilon)));
            mean.Store(statistics + column);
            (TVector.Create(1) / deviation).Store(statistics + apart + column);

            Move(running + column, mean);
            Move(running + apart + column, squares * TVector.Create(1f / (rows - 1)));
        }

        /// <summary>The running statistics of a vector of columns.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Recall<TVector>(nint column)
            where TVector : struct, ISimd<TVector>
        {
            nint apart = Check.RoundUp((int)width);
            TVector.Load(running + column).Store(statistics + column);
            TVector deviation = TVector.Sqrt(TVector.Load(running + apart + column) + TVector.Create(epsilon));
            (TVector.Create(1) / deviation).Store(statistics + apart + column);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Move<TVector>(float* average, TVector value)
            where TVector : struct, ISimd<TVector>
        {
            TVector before = TVector.Load(average);
            TVector.MultiplyAdd(TVector.Create(momentum), value - before, before).Store(average);
        }

        /// <summary>A row of a block.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Normalize<TVector>(nint row, nint block, nint blockEnd)
            where TVector : struct, ISimd<TVector>
        {
            TActivation f = activation;
            nint apart = Check.RoundUp((int)width);
            float* from = x + row * xStride;
            float* to = y + row * stride;
            TVector scale = TVector.Create(mask.Scale);
            (int firstKey, int secondKey) = drops ? mask.RowKeys((int)row) : default;
            for (nint i = block; i < blockEnd; i += TVector.Width)
            {
                TVector normal = (TVector.Load(from + i, width - i) - TVector.Load(statistics + i)) * TVector.Load(statistics + apart + i);
                TVector value = f.Forward(TVector.MultiplyAdd(normal, TVector.Load(parameters + i), TVector.Load(parameters + apart + i)));
                if (drops)
                    value = value * scale & mask.Keeps<TVector>(firstKey, secondKey, i);
                value.Store(to + i);
            }
        }
    }
}
