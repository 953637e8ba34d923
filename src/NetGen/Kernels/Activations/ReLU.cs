using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = max(0, x), NaN for NaN; f'(0) = 0.</summary>
public readonly struct ReLU : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => TVector.Max(TVector.Zero, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) =>
        VectorMath.FlushToZero(TVector.Select(TVector.GreaterThan(y, TVector.Zero), dy, TVector.Zero));
}
