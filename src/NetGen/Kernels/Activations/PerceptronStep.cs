using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = x ≥ 0 ? 1 : 0, NaN for NaN, which hands gradients on as they are: the perceptron's rule takes the error y - t for them.</summary>
public readonly struct PerceptronStep : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) => VectorMath.Step(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) => dy;
}
