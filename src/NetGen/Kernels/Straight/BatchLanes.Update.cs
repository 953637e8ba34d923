using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static unsafe partial class BatchLanes
{
    /// <summary>W and b ← the optimiser's step along dW = xᵀ·dh and db = Σ dh, which are stored nowhere.</summary>
    /// <typeparam name="TOptimizer">The optimiser, or <see cref="KeepGradient"/>.</typeparam>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="inputs">Values of x.</param>
    /// <param name="outputs">Values of dh.</param>
    /// <param name="x">[inputs][MaxRows].</param>
    /// <param name="dhRows">[rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of dhRows and of W to the next, a multiple of 16.</param>
    /// <param name="optimizer">Its rule at this step.</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="weightState">The state of W: state k of the weight at i is at [k · <paramref name="stateStride"/> + i].</param>
    /// <param name="bias">b, padded to a multiple of 16; empty where there is none.</param>
    /// <param name="biasState">The state of b.</param>
    /// <param name="stateStride">Floats from one state of a parameter to its next.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    public static void Update<TOptimizer>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> dhRows, int stride, TOptimizer optimizer,
        Span<float> weights, Span<float> weightState, Span<float> bias, Span<float> biasState, int stateStride)
        where TOptimizer : struct, IOptimizer
    {
        CheckRows(rows);
        CheckColumns(x.Length, inputs, nameof(x));
        Check.Padded(dhRows.Length, rows, outputs, stride, nameof(dhRows));
        Check.Padded(weights.Length, inputs, outputs, stride, nameof(weights));
        Check.State<TOptimizer>(weightState.Length, inputs * stride, stateStride);
        int padded = (outputs + Check.RowUnit - 1) / Check.RowUnit * Check.RowUnit;
        Check.Optional(bias.Length, padded, nameof(bias));
        if (bias.Length > 0)
            Check.State<TOptimizer>(biasState.Length, padded, stateStride);
        fixed (float* px = x, ph = dhRows, pw = weights, pws = weightState, pb = bias, pbs = biasState)
        {
            if (Engine.Kind == EngineKind.Vector512)
                Update<FloatX16, TOptimizer>(rows, inputs, outputs, px, ph, stride, optimizer, pw, pws, pb, pbs, stateStride);
            else
                Update<FloatX8, TOptimizer>(rows, inputs, outputs, px, ph, stride, optimizer, pw, pws, pb, pbs, stateStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update<TVector, TOptimizer>(
        nint rows, nint inputs, nint outputs, float* x, float* dhRows, nint stride, TOptimizer optimizer,
        float* weights, float* weightState, float* bias, float* biasState, nint stateStride)
        where TVector : struct, ISimd<TVector>
        where TOptimizer : struct, IOptimizer
    {
        for (nint output = 0; output < outputs; output += TVector.Width)
        {
            for (nint input = 0; input < inputs; input++)
            {
                TVector gradient = TVector.Zero;
                for (nint row = 0; row < rows; row++)
                {
                    gradient = TVector.MultiplyAdd(
                        TVector.Create(x[input * MaxRows + row]), TVector.Load(dhRows + row * stride + output), gradient);
                }

                nint offset = input * stride + output;
                optimizer.Update(weights + offset, gradient, weightState + offset, stateStride, TVector.Width);
            }

            if (bias == null)
                continue;
            TVector sum = TVector.Zero;
            for (nint row = 0; row < rows; row++)
                sum += TVector.Load(dhRows + row * stride + output);
            optimizer.Update(bias + output, sum, biasState + output, stateStride, TVector.Width);
        }
    }
}
