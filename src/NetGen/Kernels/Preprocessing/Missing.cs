using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Missing inputs, which are NaN or infinite, where no scaling takes care of them.</summary>
public static class Missing
{
    /// <summary>Whether a value is missing.</summary>
    /// <param name="x">Any number of values.</param>
    public static bool IsAny(ReadOnlySpan<float> x) =>
        !x.IsEmpty && !TensorPrimitives.IsFiniteAll(x); // of no values it says that not all are finite

    /// <summary>Rows with the mean of its feature for each value that is missing.</summary>
    /// <param name="x">[rows × features].</param>
    /// <param name="mean">[features].</param>
    /// <param name="filled">[rows × features], scratch for them.</param>
    /// <returns><paramref name="x"/> itself where nothing is missing, <paramref name="filled"/> otherwise.</returns>
    /// <exception cref="ArgumentException">The spans do not fit together; the message names the lengths.</exception>
    public static ReadOnlySpan<float> Filled(ReadOnlySpan<float> x, ReadOnlySpan<float> mean, Span<float> filled) =>
        Filled(Engine.Kind, x, mean, filled);

    internal static unsafe ReadOnlySpan<float> Filled(
        EngineKind engine, ReadOnlySpan<float> x, ReadOnlySpan<float> mean, Span<float> filled)
    {
        if (!IsAny(x))
            return x;
        Check.AtLeast(mean.Length, 1, nameof(mean));
        Check.AtLeast(filled.Length, x.Length, nameof(filled));
        int rows = x.Length / mean.Length;
        if (rows * mean.Length != x.Length)
            throw new ArgumentException($"{x.Length} values are no whole number of rows of {mean.Length}.", nameof(x));
        fixed (float* px = x, pm = mean, py = filled)
        {
            var kernel = new Kernel(rows, mean.Length, px, pm, py);
            Engine.Run(engine, ref kernel);
        }

        return filled[..x.Length];
    }

    private readonly unsafe struct Kernel(nint rows, nint width, float* x, float* mean, float* y) : IKernel
    {
        [MethodImpl(Compiled.AtOnce)]
        public void Run<TVector>()
            where TVector : struct, ISimd<TVector>
        {
            TVector lowest = TVector.Create(float.NegativeInfinity), highest = TVector.Create(float.PositiveInfinity);
            for (nint row = 0; row < rows; row++)
            {
                for (nint i = 0; i < width; i += TVector.Width)
                {
                    TVector value = TVector.Load(x + row * width + i, width - i);
                    // Neither holds of NaN.
                    TVector isFinite = TVector.GreaterThan(value, lowest) & TVector.GreaterThan(highest, value);
                    TVector.Select(isFinite, value, TVector.Load(mean + i, width - i)).Store(y + row * width + i, width - i);
                }
            }
        }
    }
}
