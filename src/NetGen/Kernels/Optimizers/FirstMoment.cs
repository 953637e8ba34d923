using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The running mean of gradients: m = βm + (1 - β)g, computed as m + (1 - β)(g - m).</summary>
/// <param name="beta">β.</param>
internal readonly struct FirstMoment(double beta)
{
    private readonly float _oneMinusBeta = (float)(1 - beta);

    /// <summary>The mean with one more value in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector With<TVector>(TVector mean, TVector value)
        where TVector : struct, ISimd<TVector> =>
        VectorMath.FlushToZero(TVector.MultiplyAdd(TVector.Create(_oneMinusBeta), value - mean, mean));
}
