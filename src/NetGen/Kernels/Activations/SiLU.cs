using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x·σ(x) (Elfwing et al. 2018); f' = σ(x)(1 + x(1 - σ(x))).</summary>
/// <remarks>The derivative is taken from x.</remarks>
public readonly struct SiLU : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => x * VectorMath.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector x, TVector dy)
    {
        TVector one = TVector.Create(1f), s = VectorMath.Sigmoid(x);
        return VectorMath.FlushToZero(dy * (s * TVector.MultiplyAdd(x, one - s, one)));
    }
}
