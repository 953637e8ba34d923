using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x/(1 + |x|); f' = (1 - |y|)².</summary>
public readonly struct Softsign : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => x / (TVector.Create(1f) + VectorMath.Abs(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy)
    {
        TVector rest = TVector.Create(1f) - VectorMath.Abs(y);
        return VectorMath.FlushToZero(dy * (rest * rest));
    }
}
