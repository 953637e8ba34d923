using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What several branches return, as one.</summary>
public static class Merge
{
    /// <summary>y = f(a + b), element by element.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="a">[rows][<paramref name="stride"/>].</param>
    /// <param name="b">[rows][<paramref name="stride"/>].</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; may be a or b. Its padding gets 0.</param>
    /// <param name="stride">Floats from one row to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Add<TActivation>(
        int rows, int width, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        Run<Sum, TActivation>(Engine.Kind, rows, width, a, b, y, stride, activation);

    /// <summary>y = f(a ∘ b), element by element.</summary>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="a">[rows][<paramref name="stride"/>].</param>
    /// <param name="b">[rows][<paramref name="stride"/>].</param>
    /// <param name="y">[rows][<paramref name="stride"/>]; may be a or b. Its padding gets 0.</param>
    /// <param name="stride">Floats from one row to the next, a multiple of 16.</param>
    /// <param name="activation">f.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Multiply<TActivation>(
        int rows, int width, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        Run<Product, TActivation>(Engine.Kind, rows, width, a, b, y, stride, activation);

    /// <summary>Copies some columns of a matrix into one of its own, whose padding gets 0: the gradient of one part of a concatenation.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values copied from each row.</param>
    /// <param name="source">[rows][<paramref name="sourceStride"/>], from the first column to copy on.</param>
    /// <param name="sourceStride">Floats from one row of the source to the next.</param>
    /// <param name="destination">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of the destination to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Part(int rows, int width, ReadOnlySpan<float> source, int sourceStride, Span<float> destination, int stride)
    {
        Check.Matrix(source.Length, rows, width, sourceStride, nameof(source));
        Check.Padded(destination.Length, rows, width, stride, nameof(destination));
        for (int row = 0; row < rows; row++)
        {
            Span<float> to = destination.Slice(row * stride, stride);
            source.Slice(row * sourceStride, width).CopyTo(to);
            to[width..].Clear();
        }
    }

    /// <summary>Puts a matrix into some columns of a wider one, all others of which get 0, padding included: the gradient of an input of which a part was read.</summary>
    /// <param name="rows">Samples.</param>
    /// <param name="width">Values copied from each row.</param>
    /// <param name="source">[rows][<paramref name="stride"/>].</param>
    /// <param name="stride">Floats from one row of the source to the next.</param>
    /// <param name="destination">[rows][<paramref name="destinationStride"/>].</param>
    /// <param name="column">The first column that gets a value.</param>
    /// <param name="destinationStride">Floats from one row of the destination to the next, a multiple of 16.</param>
    /// <exception cref="ArgumentException">A span is too short or a stride too small; the message names the lengths.</exception>
    public static void Place(int rows, int width, ReadOnlySpan<float> source, int stride, Span<float> destination, int column, int destinationStride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        Check.Matrix(source.Length, rows, width, stride, nameof(source));
        Check.Padded(destination.Length, rows, column + width, destinationStride, nameof(destination));
        for (int row = 0; row < rows; row++)
        {
            Span<float> to = destination.Slice(row * destinationStride, destinationStride);
            to.Clear();
            source.Slice(row * stride, width).CopyTo(to[column..]);
        }
    }

    internal static void Add<TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        Run<Sum, TActivation>(engine, rows, width, a, b, y, stride, activation);

    internal static void Multiply<TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, int stride, TActivation activation)
        where TActivation : struct, IActivation =>
        Run<Product, TActivation>(engine, rows, width, a, b, y, stride, activation);

    private static unsafe void Run<TOperation, TActivation>(
        EngineKind engine, int rows, int width, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, int stride, TActivation activation)
        where TOperation : struct, IOperation
        where TActivation : struct, IActivation
    {
        Check.Padded(a.Length, rows, width, stride, nameof(a));
        Check.Padded(b.Length, rows, width, stride, nameof(b));
        Check.Padded(y.Length, rows, width, stride, nameof(y));
        fixed (float* pa = a, pb = b, py = y)
        {
            var kernel = new MergeKernel<TOperation, TActivation>(rows, width, pa, pb, py, stride, activation);
            Engine.Run(engine, ref kernel);
        }
    }

    private interface IOperation
    {
        static abstract TVector Of<TVector>(TVector a, TVector b)
            where TVector : struct, ISimd<TVector>;
    }

    private readonly struct Sum : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of<TVector>(TVector a, TVector b)
            where TVector : struct, ISimd<TVector> => a + b;
    }

    private readonly struct Product : IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of<TVector>(TVector a, TVector b)
            where TVector : struct, ISimd<TVector> => a * b;
    }

    private readonly unsafe struct MergeKernel<TOperation, TActivation>(
        nint rows, nint width, float* a, float* b, float* y, nint stride, TActivation activation) : IKernel
        where TOperation : struct, IOperation
        where TActivation : struct, IActivation
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TActivation f = activation;
            for (nint row = 0; row < rows; row++)
            {
                float* first = a + row * stride;
                float* second = b + row * stride;
                float* to = y + row * stride;
                nint i = 0;
                for (; i <= width - TVector.Width; i += TVector.Width)
                    f.Forward(TOperation.Of(TVector.Load(first + i), TVector.Load(second + i))).Store(to + i);
                if (i < width)
                    f.Forward(TOperation.Of(TVector.Load(first + i, width - i), TVector.Load(second + i, width - i))).Store(to + i, width - i);
                new Span<float>(to + width, (int)(stride - width)).Clear();
            }
        }
    }
}
