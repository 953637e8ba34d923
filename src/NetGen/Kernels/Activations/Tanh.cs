using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = tanh x; f' = 1 - y².</summary>
public readonly struct Tanh : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => VectorMath.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) =>
        VectorMath.FlushToZero(dy * (TVector.Create(1f) - y * y));
}
