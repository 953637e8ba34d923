using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x ≥ 0 ? 1 : 0, NaN for NaN; f' = 0.</summary>
public readonly struct Step : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => VectorMath.Step(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) => TVector.Zero;
}
