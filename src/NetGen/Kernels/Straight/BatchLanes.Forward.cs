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
    public static void Forward<TActivation>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, int stride,
        Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        CheckRows(rows);
        CheckColumns(x.Length, inputs, nameof(x));
        CheckColumns(y.Length, outputs, nameof(y));
        Check.Padded(weights.Length, inputs, outputs, stride, nameof(weights));
        Check.Optional(bias.Length, outputs, nameof(bias));
        fixed (float* px = x, pw = weights, pb = bias, py = y)
        {
            if (IsWide(rows))
                Forward<FloatX16, TActivation>(rows, inputs, outputs, px, pw, pb, stride, py, activation);
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
            for (nint output = 0; output < outputs; output++)
            {
                TVector h = bias != null ? TVector.Create(bias[output]) : TVector.Zero;
                for (nint input = 0; input < inputs; input++)
                {
                    h = TVector.MultiplyAdd(
                        TVector.Create(weights[input * stride + output]), TVector.Load(x + input * MaxRows + first), h);
                }

                activation.Forward(h).Store(y + output * MaxRows + first);
            }
        }
    }
}
