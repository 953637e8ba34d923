using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = 1/(1 + e⁻ˣ); f' = y(1 - y).</summary>
public readonly struct Sigmoid : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => VectorMath.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) =>
        VectorMath.FlushToZero(dy * (y * (TVector.Create(1f) - y)));
}
