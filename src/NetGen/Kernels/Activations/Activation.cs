using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>An activation function on its own, where it is not fused into a dense layer.</summary>
public static class Activation
{
    /// <summary>y = f(x), element by element.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="y">[rows][<paramref name="yStride"/>]; may be x. The padding is left as it is.</param>
    /// <param name="yStride">Floats from one row of y to the next.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward<TActivation>(
        int rows, int width, ReadOnlySpan<float> x, int xStride, Span<float> y, int yStride, TActivation activation)
        where TActivation : struct, IActivation =>
        Forward(Engine.Kind, rows, width, x, xStride, y, yStride, activation);

    /// <summary>dy ← dy · f'(x) in place, from y = f(x), or from x in its place where f takes its derivative from x.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="y">[rows][<paramref name="stride"/>].</param>
    /// <param name="dy">[rows][<paramref name="stride"/>]; the padding is left as it is.</param>
    /// <param name="stride">Floats from one row of y and of dy to the next.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Backward<TActivation>(int rows, int width, ReadOnlySpan<float> y, Span<float> dy, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        Backward(Engine.Kind, rows, width, y, dy, stride, activation);

    internal static unsafe void Forward<TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, Span<float> y, int yStride, TActivation activation)
        where TActivation : struct, IActivation
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        Check.Matrix(y.Length, rows, width, yStride, nameof(y));
        fixed (float* px = x, py = y)
        {
            var kernel = new ForwardKernel<TActivation>(rows, width, px, xStride, py, yStride, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    internal static unsafe void Backward<TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> y, Span<float> dy, int stride, TActivation activation)
        where TActivation : struct, IActivation
    {
        Check.Matrix(y.Length, rows, width, stride, nameof(y));
        Check.Matrix(dy.Length, rows, width, stride, nameof(dy));
        fixed (float* py = y, pdy = dy)
        {
            var kernel = new BackwardKernel<TActivation>(rows, width, py, pdy, stride, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct ForwardKernel<TActivation>(
        nint rows, nint width, float* x, nint xStride, float* y, nint yStride, TActivation activation) : IKernel
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TActivation f = activation;
            for (nint row = 0; row < rows; row++)
            {
                float* from = x + row * xStride;
                float* to = y + row * yStride;
                nint i = 0;
                for (; i <= width - TVector.Width; i += TVector.Width)
                    f.Forward(TVector.Load(from + i)).Store(to + i);
                if (i < width)
                    f.Forward(TVector.Load(from + i, width - i)).Store(to + i, width - i);
            }
        }
    }

    private readonly unsafe struct BackwardKernel<TActivation>(
        nint rows, nint width, float* y, float* dy, nint stride, TActivation activation) : IKernel
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TActivation f = activation;
            for (nint row = 0; row < rows; row++)
            {
                float* output = y + row * stride;
                float* gradient = dy + row * stride;
                nint i = 0;
                for (; i <= width - TVector.Width; i += TVector.Width)
                    f.Backward(TVector.Load(output + i), TVector.Load(gradient + i)).Store(gradient + i);
                if (i < width)
                    f.Backward(TVector.Load(output + i, width - i), TVector.Load(gradient + i, width - i)).Store(gradient + i, width - i);
            }
        }
    }
}
