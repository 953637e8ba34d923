using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = λ(x ≥ 0 ? x : α(eˣ - 1)) (Klambauer et al. 2017); f' = λ above 0, y + λα below.</summary>
public readonly struct SELU : IActivation
{
    private const float Scale = 1.05070098736f;
    private const float Alpha = 1.67326324235f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x)
    {
        TVector below = VectorMath.ExpMinusOne(TVector.Min(TVector.Zero, x)) * TVector.Create(Scale * Alpha);
        return TVector.Select(TVector.GreaterThan(x, TVector.Zero), x * TVector.Create(Scale), below);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy)
    {
        TVector slope = TVector.Select(TVector.GreaterThan(y, TVector.Zero), TVector.Create(Scale), y + TVector.Create(Scale * Alpha));
        return VectorMath.FlushToZero(dy * slope);
    }
}
