using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class BatchNorm
{
    /// <summary>At inference: y = f(γ/√(variance + ε) (x - mean) + β) with the running statistics, row by row.</summary>
    /// <typeparam name="TActivation">f; <see cref="Identity"/> if there is none.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="parameters">[γ, β].</param>
    /// <param name="running">[mean, variance].</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="stride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Inference<TActivation>(
        int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters, ReadOnlySpan<float> running, float epsilon,
        Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        Inference(Engine.Kind, rows, width, x, xStride, parameters, running, epsilon, y, stride, activation);

    internal static unsafe void Inference<TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters,
        ReadOnlySpan<float> running, float epsilon, Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        CheckVectors(parameters.Length, 2, width, nameof(parameters));
        CheckVectors(running.Length, 2, width, nameof(running));
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        fixed (float* px = x, pp = parameters, pr = running, py = y)
        {
            var kernel = new InferenceKernel<TActivation>(rows, width, px, xStride, pp, pr, epsilon, py, stride, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct InferenceKernel<TActivation>(
        nint rows, nint width, float* x, nint xStride, float* parameters, float* running, float epsilon, float* y, nint stride,
        TActivation activation) : IKernel
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TActivation f = activation;
            nint apart = Check.RoundUp((int)width);
            for (nint i = 0; i < width; i += TVector.Width)
            {
                TVector deviation = TVector.Sqrt(TVector.Load(running + apart + i) + TVector.Create(epsilon));
                TVector gain = TVector.Load(parameters + i) / deviation;
                TVector shift = TVector.Load(parameters + apart + i);
                TVector mean = TVector.Load(running + i);
                for (nint row = 0; row < rows; row++)
                {
                    TVector centred = TVector.Load(x + row * xStride + i, width - i) - mean;
                    f.Forward(TVector.MultiplyAdd(centred, gain, shift)).Store(y + row * stride + i);
                }
            }
        }
    }
}
