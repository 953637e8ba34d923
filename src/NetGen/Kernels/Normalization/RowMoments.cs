using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What a row is shifted and scaled by to become x̂ = (x - mean)·inverse.</summary>
internal static unsafe class RowMoments
{
    /// <summary>Mean (0 where it is not subtracted) and reciprocal deviation.</summary>
    /// <param name="x">The row.</param>
    /// <param name="width">Its values.</param>
    /// <param name="norm">Which normalisation.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float Mean, float Inverse) Of<TVector, TNorm>(float* x, nint width, TNorm norm)
        where TVector : struct, ISimd<TVector>
        where TNorm : struct, IRowNorm
    {
        float mean = 0;
        if (TNorm.Centres)
        {
            TVector sum = TVector.Zero;
            for (nint i = 0; i < width; i += TVector.Width)
                sum += TVector.Load(x + i, width - i);
            mean = TVector.Sum(sum) / width;
        }

        TVector squares = TVector.Zero;
        for (nint i = 0; i < width; i += TVector.Width)
        {
            TVector deviation = VectorMath.First(width - i, TVector.Load(x + i, width - i) - TVector.Create(mean), TVector.Zero);
            squares = TVector.MultiplyAdd(deviation, deviation, squares);
        }

        return (mean, 1 / MathF.Sqrt(TVector.Sum(squares) / width + norm.Epsilon));
    }
}
