using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The running mean of squares that adaptive optimisers divide by: v = βv + (1 - β)g².</summary>
/// <param name="beta">β.</param>
internal readonly struct SecondMoment(double beta)
{
    // Added to v, it keeps every intermediate result normal; a little more is subtracted, so that v decays to 0 and not to a last step.
    private const float Shift = 7.888609e-31f;
    private const float ShiftBack = 7.888610e-31f;

    private readonly float _beta = (float)beta;
    private readonly float _oneMinusBeta = (float)(1 - beta);

    /// <summary>The mean with one more value in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector With<TVector>(TVector mean, TVector value)
        where TVector : struct, ISimd<TVector>
    {
        TVector v = TVector.MultiplyAdd(TVector.Create(_beta), mean, TVector.Create(Shift));
        v = TVector.MultiplyAdd(TVector.Create(_oneMinusBeta) * value, value, v);
        return TVector.Max(TVector.Zero, v - TVector.Create(ShiftBack));
    }
}
