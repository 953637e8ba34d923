using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static unsafe partial class BatchLanes
{
    /// <summary>y = f(x·W + b), in columns.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="inputs">Values of x.</param>
    /// <param name="outputs">Values of y.</param>
    /// <param name="x">[inputs][MaxRows].</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="bias">b, [outputs]; empty where there is none.</param>
    /// <param name="stride">Floats from one row of W to the next.</param>
    /// <param name="y">[outputs][MaxRows].</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TActivation>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, int stride,
        Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (!AreRows(rows) || x.Length < (long)inputs * MaxRows || y.Length < (long)outputs * MaxRows || stride < outputs
            || weights.Length < (long)inputs * stride || bias.Length != 0 && bias.Length < outputs)
        {
            CheckShapes(rows, inputs, outputs, x.Length, y.Length, weights.Length, bias.Length, stride);
        }

        fixed (float* px = x, pw = weights, pb = bias, py = y)
        {
            if (IsWide(rows))
                Forward<FloatX16, TActivation>(rows, inputs, outputs, px, pw, pb, stride, py, activation);
            else if (Engine.Kind == EngineKind.Vector128)
                Forward<FloatX4, TActivation>(rows, inputs, outputs, px, pw, pb, stride, py, activation);
            else
                Forward<FloatX8, TActivation>(rows, inputs, outputs, px, pw, pb, stride, py, activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<TVector, TActivation>(
        nint rows, nint inputs, nint outputs, float* x, float* weights, float* bias, nint stride, float* y, TActivation activation)
        where TVector : struct, ISimd<TVector>
        where TActivation : struct, IActivation
    {
        for (nint first = 0; first < rows; first += TVector.Width)
        {
            // Four sums at a time, since one alone would wait for itself.
            nint output = 0;
            for (; output <= outputs - 4; output += 4)
            {
                TVector h0 = Bias<TVector>(bias, output), h1 = Bias<TVector>(bias, output + 1);
                TVector h2 = Bias<TVector>(bias, output + 2), h3 = Bias<TVector>(bias, output + 3);
                float* w = weights + output, from = x + first;
                for (nint input = 0; input < inputs; input++, w += stride, from += MaxRows)
                {
                    TVector value = TVector.Load(from);
                    h0 = TVector.MultiplyAdd(TVector.Create(w[0]), value, h0);
                    h1 = TVector.MultiplyAdd(TVector.Create(w[1]), value, h1);
                    h2 = TVector.MultiplyAdd(TVector.Create(w[2]), value, h2);
                    h3 = TVector.MultiplyAdd(TVector.Create(w[3]), value, h3);
                }

                StoreFour(h0, h1, h2, h3, y + output * MaxRows + first);
            }

            for (; output < outputs; output++)
            {
                TVector h = Bias<TVector>(bias, output);
                float* w = weights + output, from = x + first;
                for (nint input = 0; input < inputs; input++, w += stride, from += MaxRows)
                    h = TVector.MultiplyAdd(TVector.Create(*w), TVector.Load(from), h);
                h.Store(y + output * MaxRows + first);
            }

            for (float* h = y + first, end = h + outputs * MaxRows; h < end; h += MaxRows)
                activation.Forward(TVector.Load(h)).Store(h);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Bias<TVector>(float* bias, nint output)
        where TVector : struct, ISimd<TVector> =>
        bias != null ? TVector.Create(bias[output]) : TVector.Zero;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckShapes(int rows, int inputs, int outputs, int x, int y, int weights, int bias, int stride)
    {
        CheckRows(rows);
        CheckColumns(x, inputs, nameof(x));
        CheckColumns(y, outputs, nameof(y));
        Check.Padded(weights, inputs, outputs, stride, nameof(weights));
        if (bias != 0)
            Check.AtLeast(bias, outputs, nameof(bias));
    }
}
