using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x·min(max(x + 3, 0), 6)/6 (Howard et al. 2019); f' = 0 below -3, x/3 + ½ up to 3, 1 above.</summary>
/// <remarks>The derivative is taken from x.</remarks>
public readonly struct HardSwish : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) =>
        x * (TVector.Min(TVector.Create(6f), TVector.Max(TVector.Zero, x + TVector.Create(3f))) * TVector.Create(1f / 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector x, TVector dy)
    {
        TVector three = TVector.Create(3f);
        TVector slope = TVector.MultiplyAdd(x, TVector.Create(1f / 3), TVector.Create(0.5f));
        slope = TVector.Select(TVector.GreaterThan(x, three), TVector.Create(1f), slope);
        slope = TVector.Select(TVector.GreaterThan(TVector.Create(-3f), x), TVector.Zero, slope);
        return VectorMath.FlushToZero(dy * slope);
    }
}
