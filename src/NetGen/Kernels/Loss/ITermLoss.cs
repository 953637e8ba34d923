using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A loss that is an average of terms, each of one output y and its target t.</summary>
internal interface ITermLoss
{
    /// <summary>The term and its derivative in y.</summary>
    (TVector Term, TVector Slope) Of<TVector>(TVector y, TVector t)
        where TVector : struct, ISimd<TVector>;
}

/// <summary>|y - t| and sign(y - t), sign(0) = 0.</summary>
internal readonly struct AbsoluteTerm : ITermLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TVector Term, TVector Slope) Of<TVector>(TVector y, TVector t)
        where TVector : struct, ISimd<TVector>
    {
        TVector difference = y - t;
        return (VectorMath.Abs(difference), VectorMath.Sign(difference));
    }
}

/// <summary>With d = y - t: ½d² and d where |d| ≤ δ, δ(|d| - ½δ) and ±δ beyond.</summary>
internal readonly struct HuberTerm(float delta) : ITermLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TVector Term, TVector Slope) Of<TVector>(TVector y, TVector t)
        where TVector : struct, ISimd<TVector>
    {
        // With c = d bounded to ±δ both are one formula: c(d - ½c).
        TVector difference = y - t;
        TVector bounded = TVector.Min(TVector.Create(delta), TVector.Max(TVector.Create(-delta), difference));
        return (bounded * TVector.MultiplyAdd(bounded, TVector.Create(-0.5f), difference), bounded);
    }
}

/// <summary>max(0, 1 - ty) and its slope: -t where that is above 0, else 0.</summary>
internal readonly struct HingeTerm : ITermLoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TVector Term, TVector Slope) Of<TVector>(TVector y, TVector t)
        where TVector : struct, ISimd<TVector>
    {
        TVector margin = TVector.Create(1f) - t * y;
        TVector isOpen = TVector.GreaterThan(margin, TVector.Zero);
        return (TVector.Max(TVector.Zero, margin), isOpen & VectorMath.Negate(t));
    }
}
