using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x ≥ 0 ? 1 : 0, NaN for NaN, with the derivative of the clipped identity: 1 for |x| &lt; 1, else 0 (Bengio et al. 2013).</summary>
/// <remarks>The derivative is taken from x.</remarks>
public readonly struct StraightThroughStep : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => VectorMath.Step(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector x, TVector dy) =>
        VectorMath.FlushToZero(TVector.Select(TVector.GreaterThan(TVector.Create(1f), VectorMath.Abs(x)), dy, TVector.Zero));
}
