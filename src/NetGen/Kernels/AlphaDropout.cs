using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Dropout for SELU (Klambauer et al. 2017): what is dropped becomes α′ = -λα, the value at which SELU saturates, then y ← ay + b with
/// a = 1/√((α′²p + 1)(1 - p)) and b = -aα′p, so that mean 0 and variance 1 stay as they are.
/// </summary>
public static class AlphaDropout
{
    /// <summary>-λα of SELU.</summary>
    private const double Saturation = -1.7580993408473766;

    /// <summary>y ← kept ? ay + b : aα′ + b, in place.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="stride">Floats from one row to the next, a multiple of 16.</param>
    /// <param name="mask">What is kept.</param>
    /// <exception cref="ArgumentException">The span is too short or the stride too small; the message names the lengths.</exception>
    public static void Forward(int rows, int width, Span<float> y, int stride, DropoutMask mask) =>
        Forward(Engine.Kind, rows, width, y, stride, mask);

    /// <summary>
    /// The gradient through an activation and the dropout behind it: dy ← kept ? a · dy · f'(x) : 0, in place, from y = dropout(f(x)).
    /// </summary>
    /// <typeparam name="TActivation">f; <see cref="Identity"/> if there is none.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="y">[rows][<paramref name="stride"/>], after the dropout.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>], its padding 0; it stays 0.</param>
    /// <param name="stride">Floats from one row of y and of dy to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <param name="mask">What was kept.</param>
    /// <exception cref="ArgumentException">A span is too short or the stride too small; the message names the lengths.</exception>
    public static void Backward<TActivation>(
        int rows, int width, ReadOnlySpan<float> y, Span<float> dy, int stride, TActivation activation, DropoutMask mask)
        where TActivation : struct, IActivation =>
        Backward(Engine.Kind, rows, width, y, dy, stride, activation, mask);

    internal static unsafe void Forward(EngineKind engine, int rows, int width, Span<float> y, int stride, DropoutMask mask)
    {
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        fixed (float* py = y)
        {
            var kernel = new ForwardKernel(rows, width, py, stride, mask);
            Engine.Run(engine, ref kernel);
        }
    }

    internal static unsafe void Backward<TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> y, Span<float> dy, int stride, TActivation activation, DropoutMask mask)
        where TActivation : struct, IActivation
    {
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        Check.Padded(dy.Length, rows, width, stride, nameof(dy));
        fixed (float* py = y, pdy = dy)
        {
            var kernel = new BackwardKernel<TActivation>(rows, width, py, pdy, stride, activation, mask);
            Engine.Run(engine, ref kernel);
        }
    }

    /// <summary>a and b of a mask.</summary>
    private static (double Scale, double Shift) MapOf(in DropoutMask mask)
    {
        double rate = 1 - (double)mask.KeepRate;
        double scale = 1 / Math.Sqrt((Saturation * Saturation * rate + 1) * mask.KeepRate);
        return (scale, -scale * Saturation * rate);
    }

    private readonly unsafe struct ForwardKernel(nint rows, nint width, float* y, nint stride, DropoutMask mask) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            (double a, double b) = MapOf(mask);
            TVector scale = TVector.Create((float)a), shift = TVector.Create((float)b), dropped = TVector.Create((float)(a * Saturation + b));
            for (nint row = 0; row < rows; row++)
            {
                float* values = y + row * stride;
                (int first, int second) = mask.RowKeys((int)row);
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector kept = TVector.MultiplyAdd(TVector.Load(values + i), scale, shift);
                    TVector.Select(mask.Keeps<TVector>(first, second, i), kept, dropped).Store(values + i);
                }
            }
        }
    }

    private readonly unsafe struct BackwardKernel<TActivation>(
        nint rows, nint width, float* y, float* dy, nint stride, TActivation activation, DropoutMask mask) : IKernel
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TActivation f = activation;
            (double a, double b) = MapOf(mask);
            TVector scale = TVector.Create((float)a), inverse = TVector.Create((float)(1 / a)), shift = TVector.Create((float)b);
            for (nint row = 0; row < rows; row++)
            {
                float* output = y + row * stride;
                float* gradient = dy + row * stride;
                (int first, int second) = mask.RowKeys((int)row);
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector activated = (TVector.Load(output + i) - shift) * inverse;
                    TVector dx = f.Backward(activated, TVector.Load(gradient + i) * scale);
                    (dx & mask.Keeps<TVector>(first, second, i)).Store(gradient + i);
                }
            }
        }
    }
}
