using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The largest of several pieces for each unit (Goodfellow et al. 2013).</summary>
/// <remarks>A row of the pieces holds all units of the first piece, then all of the second, and so on, without padding between.</remarks>
public static class Maxout
{
    /// <summary>yⱼ = maxₚ hₚⱼ.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="units">Values in a row of y.</param>
    /// <param name="pieces">Pieces of each unit, at least 1.</param>
    /// <param name="h">[rows][<paramref name="hStride"/>], of which pieces · units count.</param>
    /// <param name="hStride">Floats from one row of h to the next.</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; the padding that fills the last vector gets 0.</param>
    /// <param name="stride">Floats from one row of y to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Forward(int rows, int units, int pieces, ReadOnlySpan<float> h, int hStride, Span<float> y, int stride) =>
        Forward(Engine.Kind, rows, units, pieces, h, hStride, y, stride);

    /// <summary>dhₚⱼ = dyⱼ for the first p whose hₚⱼ is the largest, else 0.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="units">Values in a row of dy.</param>
    /// <param name="pieces">Pieces of each unit, at least 1.</param>
    /// <param name="h">[rows][<paramref name="hStride"/>], of which pieces · units count.</param>
    /// <param name="dy">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of dy to the next, a multiple of 16.</param>
    /// <param name="dh">[rows][<paramref name="hStride"/>]; the padding is left as it is.</param>
    /// <param name="hStride">Floats from one row of h and of dh to the next.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Backward(
        int rows, int units, int pieces, ReadOnlySpan<float> h, ReadOnlySpan<float> dy, int stride, Span<float> dh, int hStride) =>
        Backward(Engine.Kind, rows, units, pieces, h, dy, stride, dh, hStride);

    internal static unsafe void Forward(
        EngineKind engine, int rows, int units, int pieces, ReadOnlySpan<float> h, int hStride, Span<float> y, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        Check.Matrix(h.Length, rows, checked(units * pieces), hStride, nameof(h));
        Check.Padded(y.Length, rows, units, stride, nameof(y));
        fixed (float* ph = h, py = y)
        {
            var kernel = new ForwardKernel(rows, units, pieces, ph, hStride, py, stride);
            Engine.Run(engine, ref kernel);
        }
    }

    internal static unsafe void Backward(
        EngineKind engine, int rows, int units, int pieces, ReadOnlySpan<float> h, ReadOnlySpan<float> dy, int stride, Span<float> dh, int hStride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        Check.Matrix(h.Length, rows, checked(units * pieces), hStride, nameof(h));
        Check.Padded(dy.Length, rows, units, stride, nameof(dy));
        Check.Matrix(dh.Length, rows, units * pieces, hStride, nameof(dh));
        fixed (float* ph = h, pdy = dy, pdh = dh)
        {
            var kernel = new BackwardKernel(rows, units, pieces, ph, pdy, stride, pdh, hStride);
            Engine.Run(engine, ref kernel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe TVector Largest<TVector>(float* piece, nint units, nint pieces, nint count)
        where TVector : struct, ISimd<TVector>
    {
        TVector largest = TVector.Load(piece, count);
        for (nint p = 1; p < pieces; p++)
            largest = TVector.Max(largest, TVector.Load(piece + p * units, count));
        return largest;
    }

    private readonly unsafe struct ForwardKernel(nint rows, nint units, nint pieces, float* h, nint hStride, float* y, nint stride) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint row = 0; row < rows; row++)
            {
                for (nint i = 0; i < units; i += TVector.Width)
                    Largest<TVector>(h + row * hStride + i, units, pieces, units - i).Store(y + row * stride + i);
            }
        }
    }

    private readonly unsafe struct BackwardKernel(
        nint rows, nint units, nint pieces, float* h, float* dy, nint stride, float* dh, nint hStride) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            for (nint row = 0; row < rows; row++)
            {
                float* from = h + row * hStride;
                float* to = dh + row * hStride;
                for (nint i = 0; i < units; i += TVector.Width)
                {
                    nint count = units - i;
                    TVector largest = Largest<TVector>(from + i, units, pieces, count);
                    TVector gradient = TVector.Load(dy + row * stride + i);
                    for (nint p = 0; p < pieces; p++)
                    {
                        TVector isLess = TVector.GreaterThan(largest, TVector.Load(from + p * units + i, count));
                        TVector won = TVector.Select(isLess, TVector.Zero, gradient);
                        if (count >= TVector.Width)
                            won.Store(to + p * units + i);
                        else
                            won.Store(to + p * units + i, count);

                        // What one piece has taken is gone for those behind it.
                        gradient = TVector.Select(isLess, gradient, TVector.Zero);
                    }
                }
            }
        }
    }
}
