using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static unsafe partial class BatchLanes
{
    /// <summary>dh = dy ∘ f'(y) in place, and dx = dh·Wᵀ, in columns; then dh as rows, which the gradients of W and b are made of.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples, between 1 and <see cref="MaxRows"/>.</param>
    /// <param name="inputs">Values of x.</param>
    /// <param name="outputs">Values of y.</param>
    /// <param name="y">[outputs][MaxRows].</param>
    /// <param name="dy">[outputs][MaxRows]; becomes dh.</param>
    /// <param name="weights">W, [inputs][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of W and of dhRows to the next.</param>
    /// <param name="dx">[inputs][MaxRows]; empty where no layer before this one learns.</param>
    /// <param name="dhRows">dh, [rows][<paramref name="stride"/>], its padding 0.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Backward<TActivation>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> y, Span<float> dy, ReadOnlySpan<float> weights, int stride, Span<float> dx,
        Span<float> dhRows, TActivation activation)
        where TActivation : struct, IActivation
    {
        CheckRows(rows);
        CheckColumns(y.Length, outputs, nameof(y));
        CheckColumns(dy.Length, outputs, nameof(dy));
        Check.Padded(weights.Length, inputs, outputs, stride, nameof(weights));
        Check.Optional(dx.Length, inputs * MaxRows, nameof(dx));
        Check.Padded(dhRows.Length, rows, outputs, stride, nameof(dhRows));
        fixed (float* py = y, pdy = dy, pw = weights, pdx = dx, ph = dhRows)
        {
            if (IsWide(rows))
                Backward<FloatX16, TActivation>(rows, inputs, outputs, py, pdy, pw, stride, pdx, ph, activation);
            else
                Backward<FloatX8, TActivation>(rows, inputs, outputs, py, pdy, pw, stride, pdx, ph, activation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<TVector, TActivation>(
        nint rows, nint inputs, nint outputs, float* y, float* dy, float* weights, nint stride, float* dx, float* dhRows,
        TActivation activation)
        where TVector : struct, ISimd<TVector>
        where TActivation : struct, IActivation
    {
        for (nint first = 0; first < rows; first += TVector.Width)
        {
            for (nint output = 0; output < outputs; output++)
            {
                float* gradient = dy + output * MaxRows + first;
                activation.Backward(TVector.Load(y + output * MaxRows + first), TVector.Load(gradient)).Store(gradient);
            }

            for (nint input = 0; dx != null && input < inputs; input++)
            {
                TVector sum = TVector.Zero;
                for (nint output = 0; output < outputs; output++)
                {
                    sum = TVector.MultiplyAdd(
                        TVector.Create(weights[input * stride + output]), TVector.Load(dy + output * MaxRows + first), sum);
                }

                sum.Store(dx + input * MaxRows + first);
            }
        }

        Transpose.Run<TVector>(outputs, rows, dy, MaxRows, dhRows, stride);
    }
}
