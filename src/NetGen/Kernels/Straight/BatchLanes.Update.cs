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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update<TOptimizer>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> dhRows, int stride, TOptimizer optimizer,
        Span<float> weights, Span<float> weightState, Span<float> bias, Span<float> biasState, int stateStride)
        where TOptimizer : struct, IOptimizer =>
        Update(rows, inputs, outputs, x, dhRows, stride, optimizer, optimizer, weights, weightState, bias, biasState, stateStride);

    /// <summary>W and b ← the optimiser's step along dW = xᵀ·dh and db = Σ dh, which are stored nowhere.</summary>
    /// <typeparam name="TOptimizer">The optimiser of the weights, or <see cref="KeepGradient"/>.</typeparam>
    /// <typeparam name="TBiasOptimizer">The optimiser of the biases, or <see cref="KeepGradient"/>.</typeparam>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="inputs">Values of x.</param>
    /// <param name="outputs">Values of dh.</param>
    /// <param name="x">[inputs][MaxRows].</param>
    /// <param name="dhRows">[rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="stride">Floats from one row of dhRows and of W to the next, a multiple of 16.</param>
    /// <param name="optimizer">The rule of the weights at this step.</param>
    /// <param name="biasOptimizer">That of the biases, with as many states.</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="weightState">The state of W: state k of the weight at i is at [k · <paramref name="stateStride"/> + i].</param>
    /// <param name="bias">b, padded to a multiple of 16; empty where there is none.</param>
    /// <param name="biasState">The state of b.</param>
    /// <param name="stateStride">Floats from one state of a parameter to its next.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update<TOptimizer, TBiasOptimizer>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> dhRows, int stride, TOptimizer optimizer,
        TBiasOptimizer biasOptimizer, Span<float> weights, Span<float> weightState, Span<float> bias, Span<float> biasState, int stateStride)
        where TOptimizer : struct, IOptimizer
        where TBiasOptimizer : struct, IOptimizer
    {
        int padded = Check.RoundUp(outputs);
        int states = TOptimizer.StatesPerParameter;
        if (!AreRows(rows) || x.Length < (long)inputs * MaxRows || stride < outputs || stride % Check.RowUnit != 0
            || dhRows.Length < (long)rows * stride || weights.Length < (long)inputs * stride || bias.Length != 0 && bias.Length < padded
            || states > 0 && weightState.Length < (states - 1L) * stateStride + (long)inputs * stride
            || states > 0 && bias.Length != 0 && biasState.Length < (states - 1L) * stateStride + padded
            || states > 1 && stateStride < (long)inputs * stride)
        {
            CheckShapes<TOptimizer>(
                rows, inputs, outputs, x.Length, dhRows.Length, stride, weights.Length, weightState.Length, bias.Length, biasState.Length,
                stateStride);
        }

        fixed (float* px = x, ph = dhRows, pw = weights, pws = weightState, pb = bias, pbs = biasState)
        {
            if (IsWide(outputs))
                Update<FloatX16, TOptimizer, TBiasOptimizer>(
                    rows, inputs, outputs, px, ph, stride, optimizer, biasOptimizer, pw, pws, pb, pbs, stateStride);
            else if (Engine.Kind == EngineKind.Vector128)
                Update<FloatX4, TOptimizer, TBiasOptimizer>(
                    rows, inputs, outputs, px, ph, stride, optimizer, biasOptimizer, pw, pws, pb, pbs, stateStride);
            else
                Update<FloatX8, TOptimizer, TBiasOptimizer>(
                    rows, inputs, outputs, px, ph, stride, optimizer, biasOptimizer, pw, pws, pb, pbs, stateStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update<TVector, TOptimizer, TBiasOptimizer>(
        nint rows, nint inputs, nint outputs, float* x, float* dhRows, nint stride, TOptimizer optimizer, TBiasOptimizer biasOptimizer,
        float* weights, float* weightState, float* bias, float* biasState, nint stateStride)
        where TVector : struct, ISimd<TVector>
        where TOptimizer : struct, IOptimizer
        where TBiasOptimizer : struct, IOptimizer
    {
        for (nint output = 0; output < outputs; output += TVector.Width)
        {
            nint input = 0;
            for (; input <= inputs - 4; input += 4)
            {
                TVector g0 = TVector.Zero, g1 = TVector.Zero, g2 = TVector.Zero, g3 = TVector.Zero;
                float* sample = x + input * MaxRows, dh = dhRows + output;
                for (nint row = 0; row < rows; row++, sample++, dh += stride)
                {
                    TVector value = TVector.Load(dh);
                    g0 = TVector.MultiplyAdd(TVector.Create(sample[0]), value, g0);
                    g1 = TVector.MultiplyAdd(TVector.Create(sample[MaxRows]), value, g1);
                    g2 = TVector.MultiplyAdd(TVector.Create(sample[2 * MaxRows]), value, g2);
                    g3 = TVector.MultiplyAdd(TVector.Create(sample[3 * MaxRows]), value, g3);
                }

                nint offset = input * stride + output;
                optimizer.Update(weights + offset, g0, weightState + offset, stateStride, TVector.Width);
                offset += stride;
                optimizer.Update(weights + offset, g1, weightState + offset, stateStride, TVector.Width);
                offset += stride;
                optimizer.Update(weights + offset, g2, weightState + offset, stateStride, TVector.Width);
                offset += stride;
                optimizer.Update(weights + offset, g3, weightState + offset, stateStride, TVector.Width);
            }

            for (; input < inputs; input++)
            {
                TVector gradient = TVector.Zero;
                float* sample = x + input * MaxRows, dh = dhRows + output;
                for (nint row = 0; row < rows; row++, dh += stride)
                    gradient = TVector.MultiplyAdd(TVector.Create(sample[row]), TVector.Load(dh), gradient);

                nint offset = input * stride + output;
                optimizer.Update(weights + offset, gradient, weightState + offset, stateStride, TVector.Width);
            }

            if (bias == null)
                continue;
            TVector sum = TVector.Zero;
            for (nint row = 0; row < rows; row++)
                sum += TVector.Load(dhRows + row * stride + output);
            biasOptimizer.Update(bias + output, sum, biasState + output, stateStride, TVector.Width);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckShapes<TOptimizer>(
        int rows, int inputs, int outputs, int x, int dhRows, int stride, int weights, int weightState, int bias, int biasState,
        int stateStride)
        where TOptimizer : struct, IOptimizer
    {
        CheckRows(rows);
        CheckColumns(x, inputs, nameof(x));
        Check.Padded(dhRows, rows, outputs, stride, nameof(dhRows));
        Check.Padded(weights, inputs, outputs, stride, nameof(weights));
        Check.State<TOptimizer>(weightState, inputs * stride, stateStride);
        if (bias == 0)
            return;
        Check.PaddedVector(bias, outputs, nameof(bias));
        Check.State<TOptimizer>(biasState, Check.RoundUp(outputs), stateStride);
    }
}
