using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class RowNorm
{
    /// <summary>dγ = Σ over the rows of dy·x̂, dβ = Σ dy.</summary>
    /// <typeparam name="TNorm">What makes x̂ of x.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], the gradient at γx̂ + β, its padding 0.</param>
    /// <param name="stride">Floats from one row of dy to the next, a multiple of 16.</param>
    /// <param name="statistics">[rows][2]: mean and reciprocal deviation, of the backward pass.</param>
    /// <param name="gradients">[dγ, dβ], laid out as the parameters; the padding stays 0.</param>
    /// <param name="norm">What makes x̂ of x.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Gradients<TNorm>(
        int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> dy, int stride, ReadOnlySpan<float> statistics,
        Span<float> gradients, TNorm norm)
        where TNorm : struct, IRowNorm =>
        Update(Engine.Kind, rows, width, x, xStride, dy, stride, statistics, default(KeepGradient), gradients, default, 0, norm);

    /// <summary>γ and β ← the optimiser's step along dγ = Σ over the rows of dy·x̂ and dβ = Σ dy.</summary>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <typeparam name="TNorm">What makes x̂ of x.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], the gradient at γx̂ + β, its padding 0.</param>
    /// <param name="stride">Floats from one row of dy to the next, a multiple of 16.</param>
    /// <param name="statistics">[rows][2]: mean and reciprocal deviation, of the backward pass.</param>
    /// <param name="optimizer">Its rule at this step.</param>
    /// <param name="parameters">[γ, β]; the padding stays 0.</param>
    /// <param name="state">The optimiser's state: state k of a parameter at i is at [k · <paramref name="stateStride"/> + i].</param>
    /// <param name="stateStride">Floats from one state of a parameter to its next.</param>
    /// <param name="norm">What makes x̂ of x.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Update<TOptimizer, TNorm>(
        int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> dy, int stride, ReadOnlySpan<float> statistics,
        TOptimizer optimizer, Span<float> parameters, Span<float> state, int stateStride, TNorm norm)
        where TOptimizer : struct, IOptimizer
        where TNorm : struct, IRowNorm =>
        Update(Engine.Kind, rows, width, x, xStride, dy, stride, statistics, optimizer, parameters, state, stateStride, norm);

    internal static unsafe void Update<TOptimizer, TNorm>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> dy, int stride,
        ReadOnlySpan<float> statistics, TOptimizer optimizer, Span<float> parameters, Span<float> state, int stateStride, TNorm norm)
        where TOptimizer : struct, IOptimizer
        where TNorm : struct, IRowNorm
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        Check.Padded(dy.Length, rows, width, stride, nameof(dy));
        Check.AtLeast(statistics.Length, 2L * rows, nameof(statistics));
        CheckParameters<TNorm>(parameters.Length, width, nameof(parameters));
        Check.State<TOptimizer>(state.Length, (TNorm.Centres ? 2 : 1) * Check.RoundUp(width), stateStride);
        fixed (float* px = x, pdy = dy, ps = statistics, pp = parameters, pst = state)
        {
            var kernel = new UpdateKernel<TOptimizer, TNorm>(
                rows, width, px, xStride, pdy, stride, ps, optimizer, pp, pst, stateStride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct UpdateKernel<TOptimizer, TNorm>(
        nint rows, nint width, float* x, nint xStride, float* dy, nint stride, float* statistics, TOptimizer optimizer, float* parameters,
        float* state, nint stateStride) : IKernel
        where TOptimizer : struct, IOptimizer
        where TNorm : struct, IRowNorm
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TOptimizer rule = optimizer;
            nint apart = Check.RoundUp((int)width);
            for (nint i = 0; i < width; i += TVector.Width)
            {
                TVector dGamma = TVector.Zero, dBeta = TVector.Zero;
                for (nint row = 0; row < rows; row++)
                {
                    TVector gradient = TVector.Load(dy + row * stride + i);
                    TVector centred = TVector.Load(x + row * xStride + i, width - i) - TVector.Create(statistics[2 * row]);
                    dBeta += gradient;
                    dGamma = TVector.MultiplyAdd(gradient, centred * TVector.Create(statistics[2 * row + 1]), dGamma);
                }

                rule.Update(parameters + i, dGamma, state + i, stateStride, TVector.Width);
                if (TNorm.Centres)
                    rule.Update(parameters + apart + i, dBeta, state + apart + i, stateStride, TVector.Width);
            }
        }
    }
}
