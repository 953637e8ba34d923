using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class PReLU
{
    /// <summary>dα from its partial sums.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="sums">[⌈rows/16⌉][<paramref name="stride"/>], of the backward pass.</param>
    /// <param name="stride">Floats from one partial sum to the next.</param>
    /// <param name="gradients">dα, padded to a multiple of 16; the padding stays 0.</param>
    /// <param name="perUnit">Whether each column has an α of its own.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Gradients(int rows, int width, ReadOnlySpan<float> sums, int stride, Span<float> gradients, bool perUnit) =>
        Update(Engine.Kind, rows, width, sums, stride, default(KeepGradient), gradients, perUnit, default, 0);

    /// <summary>α ← the optimiser's step along dα.</summary>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="sums">[⌈rows/16⌉][<paramref name="stride"/>], of the backward pass.</param>
    /// <param name="stride">Floats from one partial sum to the next.</param>
    /// <param name="optimizer">Its rule at this step.</param>
    /// <param name="slopes">α, padded to a multiple of 16; the padding stays 0.</param>
    /// <param name="perUnit">Whether each column has an α of its own.</param>
    /// <param name="state">The optimiser's state: state k of a parameter at i is at [k · <paramref name="stateStride"/> + i].</param>
    /// <param name="stateStride">Floats from one state of a parameter to its next.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Update<TOptimizer>(
        int rows, int width, ReadOnlySpan<float> sums, int stride, TOptimizer optimizer, Span<float> slopes, bool perUnit, Span<float> state,
        int stateStride)
        where TOptimizer : struct, IOptimizer =>
        Update(Engine.Kind, rows, width, sums, stride, optimizer, slopes, perUnit, state, stateStride);

    internal static unsafe void Update<TOptimizer>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> sums, int stride, TOptimizer optimizer, Span<float> slopes, bool perUnit,
        Span<float> state, int stateStride)
        where TOptimizer : struct, IOptimizer
    {
        int count = perUnit ? width : 1;
        Check.Padded(sums.Length, (int)Blocks(rows), width, stride, nameof(sums));
        Check.PaddedVector(slopes.Length, count, nameof(slopes));
        Check.State<TOptimizer>(state.Length, Check.RoundUp(count), stateStride);
        fixed (float* psu = sums, ps = slopes, pst = state)
        {
            var kernel = new UpdateKernel<TOptimizer>((nint)Blocks(rows), width, psu, stride, optimizer, ps, perUnit, pst, stateStride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct UpdateKernel<TOptimizer>(
        nint blocks, nint width, float* sums, nint stride, TOptimizer optimizer, float* slopes, bool perUnit, float* state, nint stateStride)
        : IKernel
        where TOptimizer : struct, IOptimizer
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TOptimizer rule = optimizer;
            TVector total = TVector.Zero;
            for (nint i = 0; i < width; i += TVector.Width)
            {
                TVector column = ColumnSums.Of<TVector>(blocks, sums + i, stride);
                total += column;
                if (perUnit)
                    rule.Update(slopes + i, column, state + i, stateStride, TVector.Width);
            }

            if (!perUnit)
                rule.Update(slopes, VectorMath.First(1, TVector.Create(TVector.Sum(total)), TVector.Zero), state, stateStride, TVector.Width);
        }
    }
}
