using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Inverted dropout (Srivastava et al. 2014): in training what is kept is multiplied by 1/(1 - rate), at inference nothing happens.</summary>
public static class Dropout
{
    /// <summary>y ← kept ? y · scale : 0, in place.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row to the next, a multiple of 16.</param>
    /// <param name="mask">What is kept.</param>
    /// <exception cref="ArgumentException">The span is too short or the stride too small; the message names the lengths.</exception>
    public static void Forward(int rows, int width, Span<float> y, int stride, DropoutMask mask) =>
        Forward(Engine.Kind, rows, width, y, stride, mask);

    /// <summary>
    /// The gradient through an activation and the dropout behind it: dy ← kept ? dy · scale · f'(x) : 0, in place, from y = dropout(f(x)).
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

    private readonly unsafe struct ForwardKernel(nint rows, nint width, float* y, nint stride, DropoutMask mask) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector scale = TVector.Create(mask.Scale);
            for (nint row = 0; row < rows; row++)
            {
                float* values = y + row * stride;
                (int first, int second) = mask.RowKeys((int)row);
                for (nint i = 0; i < width; i += TVector.Width)
                    (TVector.Load(values + i) * scale & mask.Keeps<TVector>(first, second, i)).Store(values + i);
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
            TVector scale = TVector.Create(mask.Scale);
            TVector keepRate = TVector.Create(mask.KeepRate);
            for (nint row = 0; row < rows; row++)
            {
                float* output = y + row * stride;
                float* gradient = dy + row * stride;
                (int first, int second) = mask.RowKeys((int)row);
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector activated = TVector.Load(output + i) * keepRate;
                    TVector dx = f.Backward(activated, TVector.Load(gradient + i) * scale);

                    // y > 0, the derivative of ReLU, implies that y was kept.
                    if (typeof(TActivation) != typeof(ReLU))
                        dx &= mask.Keeps<TVector>(first, second, i);
                    dx.Store(gradient + i);
                }
            }
        }
    }
}
