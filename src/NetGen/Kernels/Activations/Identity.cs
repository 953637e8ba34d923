using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x.</summary>
public readonly struct Identity : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) => dy;
}
