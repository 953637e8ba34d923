using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class BatchNorm
{
    /// <summary>
    /// In training, for some columns: dγ = Σ dz·x̂ and dβ = Σ dz with dz = dy·f'(γx̂ + β), and dx = γ/√(σ² + ε) (dz - (dβ + x̂·dγ)/rows).
    /// </summary>
    /// <typeparam name="TActivation">f; <see cref="Identity"/> if there is none.</typeparam>
    /// <param name="rows">Samples of the batch.</param>
    /// <param name="first">The first of the columns, a multiple of 16.</param>
    /// <param name="columns">Columns of this call; 0: nothing is done.</param>
    /// <param name="width">Columns in all.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="parameters">[γ, β].</param>
    /// <param name="statistics">[μ, 1/√(σ² + ε), dγ, dβ]: the first two from the forward pass, the others are written.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0; becomes dx, the padding stays 0.</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <param name="frozen">Whether the statistics are those of no batch: dx = γ/√(σ² + ε) dz, and dγ and dβ are left out.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Backward<TActivation>(
        int rows, int first, int columns, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> y,
        ReadOnlySpan<float> parameters, Span<float> statistics, Span<float> dy, int stride, TActivation activation,
        bool frozen = false)
        where TActivation : struct, IActivation =>
        Backward(
            Engine.Kind, rows, first, columns, width, x, xStride, y, parameters, statistics, dy, stride, activation, default, drops: false,
            frozen);

    /// <summary>As the other, with dropout behind f.</summary>
    /// <typeparam name="TActivation">f; <see cref="Identity"/> if there is none.</typeparam>
    /// <param name="rows">Samples of the batch.</param>
    /// <param name="first">The first of the columns, a multiple of 16.</param>
    /// <param name="columns">Columns of this call; 0: nothing is done.</param>
    /// <param name="width">Columns in all.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="y">[rows][<paramref name="stride"/>], after the dropout.</param>
    /// <param name="parameters">[γ, β].</param>
    /// <param name="statistics">[μ, 1/√(σ² + ε), dγ, dβ]: the first two from the forward pass, the others are written.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0; becomes dx, the padding stays 0.</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <param name="mask">What was kept, from the first row of the batch on.</param>
    /// <param name="frozen">Whether the statistics are those of no batch: dx = γ/√(σ² + ε) dz, and dγ and dβ are left out.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Backward<TActivation>(
        int rows, int first, int columns, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> y,
        ReadOnlySpan<float> parameters, Span<float> statistics, Span<float> dy, int stride, TActivation activation, DropoutMask mask,
        bool frozen = false)
        where TActivation : struct, IActivation =>
        Backward(
            Engine.Kind, rows, first, columns, width, x, xStride, y, parameters, statistics, dy, stride, activation, mask, drops: true,
            frozen);

    internal static unsafe void Backward<TActivation>(
        EngineKind engine, int rows, int first, int columns, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> y,
        ReadOnlySpan<float> parameters, Span<float> statistics, Span<float> dy, int stride, TActivation activation, DropoutMask mask,
        bool drops, bool frozen = false)
        where TActivation : struct, IActivation
    {
        Check.Columns(first, columns, width);
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        CheckVectors(parameters.Length, 2, width, nameof(parameters));
        CheckVectors(statistics.Length, 4, width, nameof(statistics));
        Check.Padded(dy.Length, rows, width, stride, nameof(dy));
        fixed (float* px = x, py = y, pp = parameters, ps = statistics, pdy = dy)
        {
            var kernel = new BackwardKernel<TActivation>(
                rows, first, first + columns, width, px, xStride, py, pp, ps, pdy, stride, activation, mask, drops, frozen);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct BackwardKernel<TActivation>(
        nint rows, nint first, nint end, nint width, float* x, nint xStride, float* y, float* parameters, float* statistics, float* dy,
        nint stride, TActivation activation, DropoutMask mask, bool drops, bool frozen) : IKernel
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint block = first; block < end; block += Block)
            {
                nint blockEnd = Math.Min(block + Block, end);
                if (frozen)
                {
                    for (nint row = 0; row < rows; row++)
                    {
                        PassActivation<TVector>(row, block, blockEnd);
                        Scale<TVector>(row, block, blockEnd);
                    }

                    continue;
                }

                StartSums<TVector>(block, blockEnd);
                for (nint row = 0; row < rows; row++)
                {
                    PassActivation<TVector>(row, block, blockEnd);
                    AddToSums<TVector>(row, block, blockEnd);
                }

                CompleteSums<TVector>(block, blockEnd);
                for (nint row = 0; row < rows; row++)
                    PassNormalization<TVector>(row, block, blockEnd);
            }
        }

        /// <summary>dz = dy·f', in place, for a row of a block.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void PassActivation<TVector>(nint row, nint block, nint blockEnd)
            where TVector : struct, ISimd<TVector>
        {
            if (typeof(TActivation) == typeof(Identity) && !drops)
                return;
            TActivation f = activation;
            float* output = y + row * stride;
            float* gradient = dy + row * stride;
            TVector scale = TVector.Create(drops ? mask.Scale : 1);
            TVector keepRate = TVector.Create(drops ? mask.KeepRate : 1);

            // y > 0, the derivative of ReLU, implies that y was kept.
            bool needsMask = drops && typeof(TActivation) != typeof(ReLU);
            (int firstKey, int secondKey) = needsMask ? mask.RowKeys((int)row) : default;
            for (nint i = block; i < blockEnd; i += TVector.Width)
            {
                TVector dz = f.Backward(TVector.Load(output + i) * keepRate, TVector.Load(gradient + i) * scale);
                if (needsMask)
                    dz &= mask.Keeps<TVector>(firstKey, secondKey, i);
                dz.Store(gradient + i);
            }
        }

        /// <summary>dx of a row of a block whose statistics do not depend on the batch, in the place of dz.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Scale<TVector>(nint row, nint block, nint blockEnd)
            where TVector : struct, ISimd<TVector>
        {
            float* inverse = statistics + Check.RoundUp((int)width);
            float* gradient = dy + row * stride;
            for (nint i = block; i < blockEnd; i += TVector.Width)
            {
                TVector gain = TVector.Load(parameters + i) * TVector.Load(inverse + i);
                VectorMath.FlushToZero(gain * TVector.Load(gradient + i)).Store(gradient + i);
            }
        }

        /// <summary>Starts the sums that become dγ and dβ of a block. They stay in memory: rows are read along the cache's lines.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void StartSums<TVector>(nint block, nint blockEnd)
            where TVector : struct, ISimd<TVector>
        {
            nint apart = Check.RoundUp((int)width);
            for (nint i = block; i < blockEnd; i += TVector.Width)
            {
                TVector.Zero.Store(statistics + 2 * apart + i);
                TVector.Zero.Store(statistics + 3 * apart + i);
            }
        }

        /// <summary>Adds a row of a block to the sums.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void AddToSums<TVector>(nint row, nint block, nint blockEnd)
            where TVector : struct, ISimd<TVector>
        {
            nint apart = Check.RoundUp((int)width);
            float* dGamma = statistics + 2 * apart, dBeta = statistics + 3 * apart;
            float* gradient = dy + row * stride;
            float* input = x + row * xStride;
            for (nint i = block; i < blockEnd; i += TVector.Width)
            {
                TVector dz = TVector.Load(gradient + i);
                TVector deviation = TVector.Load(input + i, width - i) - TVector.Load(statistics + i);
                TVector.MultiplyAdd(dz, deviation, TVector.Load(dGamma + i)).Store(dGamma + i);
                (TVector.Load(dBeta + i) + dz).Store(dBeta + i);
            }
        }

        /// <summary>dγ of a block, of the summed deviations.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void CompleteSums<TVector>(nint block, nint blockEnd)
            where TVector : struct, ISimd<TVector>
        {
            nint apart = Check.RoundUp((int)width);
            float* inverse = statistics + apart, dGamma = statistics + 2 * apart;
            for (nint i = block; i < blockEnd; i += TVector.Width)
                (TVector.Load(dGamma + i) * TVector.Load(inverse + i)).Store(dGamma + i);
        }

        /// <summary>dx of a row of a block, in the place of dz.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void PassNormalization<TVector>(nint row, nint block, nint blockEnd)
            where TVector : struct, ISimd<TVector>
        {
            nint apart = Check.RoundUp((int)width);
            TVector share = TVector.Create(1f / rows);
            float* inverse = statistics + apart, dGamma = statistics + 2 * apart, dBeta = statistics + 3 * apart;
            float* gradient = dy + row * stride;
            float* input = x + row * xStride;
            for (nint i = block; i < blockEnd; i += TVector.Width)
            {
                TVector gain = TVector.Load(parameters + i) * TVector.Load(inverse + i);
                TVector ofDeviation = TVector.Load(dGamma + i) * TVector.Load(inverse + i) * share;
                TVector meanOfDz = TVector.Load(dBeta + i) * share;
                TVector deviation = TVector.Load(input + i, width - i) - TVector.Load(statistics + i);
                TVector dx = gain * (TVector.Load(gradient + i) - meanOfDz - deviation * ofDeviation);
                VectorMath.FlushToZero(dx).Store(gradient + i);
            }
        }
    }
}
