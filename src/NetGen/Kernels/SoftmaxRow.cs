using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What softmax and its cross-entropy share: the exponentials of one row, shifted by its maximum so that none overflows.</summary>
internal static unsafe class SoftmaxRow
{
    /// <summary>The largest of the logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum<TVector>(float* logits, nint width)
        where TVector : struct, ISimd<TVector>
    {
        TVector lowest = TVector.Create(float.NegativeInfinity);
        TVector maximum = lowest;
        for (nint i = 0; i < width; i += TVector.Width)
            maximum = TVector.Max(maximum, VectorMath.First(width - i, TVector.Load(logits + i, width - i), lowest));
        return TVector.Largest(maximum);
    }

    /// <summary>eᶻ⁻ᵐᵃˣ of every logit z, 0 where it is too small to matter, and their sum. What is written to fill the last vector is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exponentials<TVector>(float* logits, nint width, float maximum, float* exponentials)
        where TVector : struct, ISimd<TVector>
    {
        TVector shift = TVector.Create(maximum);
        TVector sum = TVector.Zero;
        for (nint i = 0; i < width; i += TVector.Width)
        {
            TVector e = VectorMath.FlushToZero(VectorMath.ExpOfNegative(TVector.Load(logits + i, width - i) - shift));
            e = VectorMath.First(width - i, e, TVector.Zero);
            e.Store(exponentials + i);
            sum += e;
        }

        return TVector.Sum(sum);
    }

    /// <summary>Multiplies a padded row by a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale<TVector>(float* values, nint width, float factor)
        where TVector : struct, ISimd<TVector>
    {
        for (nint i = 0; i < width; i += TVector.Width)
            (TVector.Load(values + i) * TVector.Create(factor)).Store(values + i);
    }
}
