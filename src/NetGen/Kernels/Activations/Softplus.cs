using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>f(x) = log(1 + eˣ); f' = 1 - e^-y.</summary>
public readonly struct Softplus : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Forward<TVector>(TVector x) =>
        TVector.Max(TVector.Zero, x) + VectorMath.LogOnePlus(VectorMath.FlushToZero(VectorMath.ExpOfNegative(VectorMath.Negate(VectorMath.Abs(x)))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TVector IActivation.Backward<TVector>(TVector y, TVector dy) =>
        VectorMath.FlushToZero(VectorMath.Negate(dy * VectorMath.ExpMinusOne(VectorMath.Negate(y))));
}
