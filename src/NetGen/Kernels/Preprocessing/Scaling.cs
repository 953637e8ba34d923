using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>y = (x - mean)∘scale + offset, feature by feature, with figures of the training set.</summary>
/// <remarks>
/// Where (x - mean)·scale is not finite, as for a missing value, it counts as 0: the value is taken for the mean. So nothing that comes out is NaN.
/// </remarks>
public static class Scaling
{
    /// <summary>Scales some rows.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Features.</param>
    /// <param name="x">[rows][<paramref name="xStride"/>].</param>
    /// <param name="xStride">Floats from one row of x to the next.</param>
    /// <param name="parameters">[mean, scale, offset], each padded to a multiple of 16 floats.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding gets arbitrary finite values.</param>
    /// <param name="stride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward(int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters, Span<float> y, int stride) =>
        Forward(Engine.Kind, rows, width, x, xStride, parameters, y, stride);

    internal static unsafe void Forward(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> x, int xStride, ReadOnlySpan<float> parameters, Span<float> y, int stride)
    {
        Check.Matrix(x.Length, rows, width, xStride, nameof(x));
        Check.AtLeast(parameters.Length, 3L * Check.RoundUp(width), nameof(parameters));
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        fixed (float* px = x, pp = parameters, py = y)
        {
            var kernel = new Kernel(rows, width, px, xStride, pp, py, stride);
            Engine.Run(engine, ref kernel);
        }
    }

    private readonly unsafe struct Kernel(nint rows, nint width, float* x, nint xStride, float* parameters, float* y, nint stride) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            nint apart = Check.RoundUp((int)width);
            TVector lowest = TVector.Create(float.NegativeInfinity), highest = TVector.Create(float.PositiveInfinity);
            for (nint i = 0; i < width; i += TVector.Width)
            {
                TVector mean = TVector.Load(parameters + i);
                TVector scale = TVector.Load(parameters + apart + i);
                TVector offset = TVector.Load(parameters + 2 * apart + i);
                for (nint row = 0; row < rows; row++)
                {
                    TVector scaled = (TVector.Load(x + row * xStride + i, width - i) - mean) * scale;
                    // Neither holds of NaN.
                    TVector isFinite = TVector.GreaterThan(scaled, lowest) & TVector.GreaterThan(highest, scaled);
                    (TVector.Select(isFinite, scaled, TVector.Zero) + offset).Store(y + row * stride + i);
                }
            }
        }
    }
}
