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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<TActivation>(
        int rows, int inputs, int outputs, ReadOnlySpan<float> y, Span<float> dy, ReadOnlySpan<float> weights, int stride, Span<float> dx,
        Span<float> dhRows, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (!AreRows(rows) || y.Length < (long)outputs * MaxRows || dy.Length < (long)outputs * MaxRows || stride < outputs
            || stride % Check.RowUnit != 0 || weights.Length < (long)inputs * stride || dhRows.Length < (long)rows * stride
            || dx.Length != 0 && dx.Length < (long)inputs * MaxRows)
        {
            CheckShapes(rows, inputs, outputs, y.Length, dy.Length, weights.Length, stride, dx.Length, dhRows.Length);
        }

        fixed (float* py = y, pdy = dy, pw = weights, pdx = dx, ph = dhRows)
        {
            if (IsWide(rows))
                Backward<FloatX16, TActivation>(rows, inputs, outputs, py, pdy, pw, stride, pdx, ph, activation);
            else if (Engine.Kind == EngineKind.Vector128)
                Backward<FloatX4, TActivation>(rows, inputs, outputs, py, pdy, pw, stride, pdx, ph, activation);
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

            if (dx != null)
                InputGradient<TVector>(inputs, outputs, dy + first, weights, stride, dx + first);
        }

        Transpose.Run<TVector>(outputs, rows, dy, MaxRows, dhRows, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputGradient<TVector>(nint inputs, nint outputs, float* dh, float* weights, nint stride, float* dx)
        where TVector : struct, ISimd<TVector>
    {
        nint input = 0;
        for (; input <= inputs - 4; input += 4)
        {
            TVector dx0 = TVector.Zero, dx1 = TVector.Zero, dx2 = TVector.Zero, dx3 = TVector.Zero;
            float* w0 = weights + input * stride, w1 = w0 + stride, w2 = w1 + stride, w3 = w2 + stride, from = dh;
            for (nint output = 0; output < outputs; output++, from += MaxRows)
            {
                TVector value = TVector.Load(from);
                dx0 = TVector.MultiplyAdd(TVector.Create(w0[output]), value, dx0);
                dx1 = TVector.MultiplyAdd(TVector.Create(w1[output]), value, dx1);
                dx2 = TVector.MultiplyAdd(TVector.Create(w2[output]), value, dx2);
                dx3 = TVector.MultiplyAdd(TVector.Create(w3[output]), value, dx3);
            }

            StoreFour(dx0, dx1, dx2, dx3, dx + input * MaxRows);
        }

        for (; input < inputs; input++)
        {
            TVector sum = TVector.Zero;
            float* w = weights + input * stride, from = dh;
            for (nint output = 0; output < outputs; output++, from += MaxRows)
                sum = TVector.MultiplyAdd(TVector.Create(w[output]), TVector.Load(from), sum);
            sum.Store(dx + input * MaxRows);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckShapes(int rows, int inputs, int outputs, int y, int dy, int weights, int stride, int dx, int dhRows)
    {
        CheckRows(rows);
        CheckColumns(y, outputs, nameof(y));
        CheckColumns(dy, outputs, nameof(dy));
        Check.Padded(weights, inputs, outputs, stride, nameof(weights));
        if (dx != 0)
            CheckColumns(dx, inputs, nameof(dx));
        Check.Padded(dhRows, rows, outputs, stride, nameof(dhRows));
    }
}
