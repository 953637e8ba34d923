namespace NetGen.Kernels;

/// <summary>An activation function y = f(x), applied element by element. Implemented by the structs of this namespace only.</summary>
public interface IActivation
{
    /// <summary>f(x).</summary>
    internal TVector Forward<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>;

    /// <summary>
    /// dx = dy · f'(x), with the derivative as a function of the output y = f(x), or of x itself where y does not determine it (the structs
    /// that say so are handed x in the place of y). What is too small to matter is 0
    /// (<see cref="VectorMath.FlushToZero"/>), since it is the factor of two matrix products next.
    /// </summary>
    internal TVector Backward<TVector>(TVector y, TVector dy)
        where TVector : struct, ISimd<TVector>;
}
