using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x·min(max(x + 3, 0), 6)/6 (Howard et al. 2019); f' = 0 below -3, x/3 + ½ up to 3, 1 from there on.</summary>
/// <remarks>The derivative is taken from x.</remarks>
public readonly struct HardSwish : IActivation
{
    private const float LargestBelowThree = 2.9999998f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) =>
        x * (TVector.Min(TVector.Create(6f), TVector.Max(TVector.Zero, x + TVector.Create(3f))) * TVector.Create(1f / 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector x, TVector dy)
    {
        TVector slope = TVector.MultiplyAdd(x, TVector.Create(1f / 3), TVector.Create(0.5f));
        slope = TVector.Select(TVector.GreaterThan(x, TVector.Create(LargestBelowThree)), TVector.Create(1f), slope);
        slope = TVector.Select(TVector.GreaterThan(TVector.Create(-3f), x), TVector.Zero, slope);
        return VectorMath.FlushToZero(dy * slope);
    }
}
