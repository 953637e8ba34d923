using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

public static partial class RowNorm
{
    /// <summary>y = f(γx̂ + β), row by row.</summary>
    /// <typeparam name="TNorm">What makes x̂ of x.</typeparam>
    /// <typeparam name="TActivation">f; <see cref="Identity"/> if there is none.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="parameters">[γ, β].</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="stride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <param name="norm">What makes x̂ of x.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward<TNorm, TActivation>(
        int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters, Span<float> y, int stride, TNorm norm,
        TActivation activation)
        where TNorm : struct, IRowNorm
        where TActivation : struct, IActivation =>
        Forward(Engine.Kind, rows, width, x, xStride, parameters, y, stride, norm, activation);

    internal static unsafe void Forward<TNorm, TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters, Span<float> y,
        int stride, TNorm norm, TActivation activation)
        where TNorm : struct, IRowNorm
        where TActivation : struct, IActivation
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        CheckParameters<TNorm>(parameters.Length, width, nameof(parameters));
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        fixed (float* px = x, pp = parameters, py = y)
        {
            var kernel = new ForwardKernel<TNorm, TActivation>(rows, width, px, xStride, pp, py, stride, norm, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct ForwardKernel<TNorm, TActivation>(
        nint rows, nint width, float* x, nint xStride, float* parameters, float* y, nint stride, TNorm norm, TActivation activation)
        : IKernel
        where TNorm : struct, IRowNorm
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TActivation f = activation;
            nint apart = Check.RoundUp((int)width);
            for (nint row = 0; row < rows; row++)
            {
                float* from = x + row * xStride;
                float* to = y + row * stride;
                (float mean, float inverse) = RowMoments.Of<TVector, TNorm>(from, width, norm);
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector normal = (TVector.Load(from + i, width - i) - TVector.Create(mean)) * TVector.Create(inverse);
                    TVector gamma = TVector.Load(parameters + i);
                    f.Forward(TNorm.Centres ? TVector.MultiplyAdd(normal, gamma, TVector.Load(parameters + apart + i)) : normal * gamma)
                        .Store(to + i);
                }
            }
        }
    }
}
