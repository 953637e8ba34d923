using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x·Φ(x) with Φ the normal distribution function (Hendrycks and Gimpel 2016); f' = Φ(x) + xφ(x).</summary>
/// <remarks>The derivative is taken from x.</remarks>
public readonly struct GELU : IActivation
{
    private const float DensityAtZero = 0.398942280401f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => x * VectorMath.NormalCdf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector x, TVector dy)
    {
        // Beyond these bounds the density is 0 anyway.
        TVector bounded = TVector.Min(TVector.Create(14f), TVector.Max(TVector.Create(-14f), x));
        TVector density = VectorMath.ExpOfNegative(bounded * bounded * TVector.Create(-0.5f)) * TVector.Create(DensityAtZero);
        return VectorMath.FlushToZero(dy * TVector.MultiplyAdd(bounded, density, VectorMath.NormalCdf(x)));
    }
}
