using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x ≥ 0 ? x : αx; f'(0) = α (as PyTorch).</summary>
/// <param name="alpha">α, not negative.</param>
public readonly struct LeakyReLU(float alpha) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) =>
        TVector.Select(TVector.GreaterThan(x, TVector.Zero), x, x * TVector.Create(alpha));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) =>
        VectorMath.FlushToZero(TVector.Select(TVector.GreaterThan(y, TVector.Zero), dy, dy * TVector.Create(alpha)));
}
