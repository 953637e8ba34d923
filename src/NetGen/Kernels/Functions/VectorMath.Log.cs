using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal static partial class VectorMath
{
    /// <summary>log(1 + x) for x in [0, 1], accurate near 0 too. The error is below 2.5 ulp.</summary>
    /// <remarks>log(1 + x) = 2 artanh s with s = x/(2 + x), an odd function of s in [0, 1/3].</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogOnePlus<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        TVector s = x / (TVector.Create(2f) + x);
        TVector z = s * s;

        // The minimax polynomial of (2 artanh s - 2s)/s³ in s².
        TVector p = TVector.MultiplyAdd(TVector.Create(2.80244589e-1f), z, TVector.Create(2.79991418e-1f));
        p = TVector.MultiplyAdd(p, z, TVector.Create(4.00216997e-1f));
        p = TVector.MultiplyAdd(p, z, TVector.Create(6.66664124e-1f));
        return TVector.MultiplyAdd(p, z * s, s + s);
    }
}
