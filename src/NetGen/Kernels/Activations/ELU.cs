using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x ≥ 0 ? x : a(eˣ - 1) (Clevert et al. 2015); f' = y + a below 0.</summary>
/// <param name="alpha">a, not negative.</param>
public readonly struct ELU(float alpha) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x)
    {
        TVector below = VectorMath.ExpMinusOne(TVector.Min(TVector.Zero, x)) * TVector.Create(alpha);
        return TVector.Select(TVector.GreaterThan(x, TVector.Zero), x, below);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) =>
        VectorMath.FlushToZero(TVector.Select(TVector.GreaterThan(y, TVector.Zero), dy, dy * (y + TVector.Create(alpha))));
}
